//! Device shadows: what the platform keeps of a device's properties. IoTDA guide 2.1.2.8.5 and 3.6.

mod message;
mod sync;

pub use message::{Area, Document, Get, ServiceShadow};
pub use sync::{Expected, Kept, Step, Synchronised};
