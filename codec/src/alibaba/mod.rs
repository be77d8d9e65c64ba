//! Alibaba Cloud IoT Platform.

pub mod shadow;
pub mod topic;
