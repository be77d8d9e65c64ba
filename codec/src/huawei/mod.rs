//! Huawei Cloud IoTDA.

pub mod codes;
pub mod pcp;
pub mod push;
pub mod topic;
