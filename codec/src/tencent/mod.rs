//! Tencent Cloud IoT Hub, and the topics of IoT Explorer.

pub mod auth;
pub mod register;
pub mod topic;
