//! Huawei Cloud IoTDA.

pub mod auth;
pub mod codes;
pub mod pcp;
pub mod topic;
