//! Tencent Cloud IoT Hub, and the topics of IoT Explorer.

pub mod auth;
pub mod coap;
pub mod register;
pub mod topic;
