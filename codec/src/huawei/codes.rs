//! Huawei's error and result codes.

use super::pcp;
use crate::codes::CodeInfo;

/// All families.
pub static FAMILIES: &[&[CodeInfo]] = &[pcp::CODES];
