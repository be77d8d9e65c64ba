//! Tencent Cloud IoT Hub, and the topics of IoT Explorer.

pub mod topic;
