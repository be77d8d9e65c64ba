//! Alibaba Cloud IoT Platform.

pub mod topic;
