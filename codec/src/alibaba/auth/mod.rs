//! Credentials of Alibaba Cloud IoT Platform: over MQTT, HTTP and CoAP, of sub-devices, and dynamic registration.
//!
//! All sign the same way ([`Content`]): parameters by name, keyed with the secret's text. Hex digits are compared without their
//! case; they are written in lower case unless upper case is asked for.
//!
//! ```
//! use thingwire::{alibaba::auth::Connect, wire::{hmac::Method, secret::Secret}};
//!
//! let mut connect = Connect::new("a1X2bEnP82z", "example1");
//! connect.timestamp = Some("2524608000000");
//! let credentials = connect.sign(&Secret::from("ga7XA6KdlEeiPXQPpRbAjOZXwG8ydgSe"))?;
//! assert_eq!(credentials.username, "example1&a1X2bEnP82z");
//! assert_eq!(credentials.client_id, "a1X2bEnP82z.example1|securemode=2,signmethod=hmacsha256,timestamp=2524608000000|");
//! assert!(credentials.password.expose().starts_with("b8ce8f1d706dd3c6"));
//! # Ok::<(), thingwire::Error>(())
//! ```

mod client_id;
mod content;
mod given;
mod mistakes;
mod schemes;
mod typed;

pub use client_id::ClientId;
pub use content::Content;
pub use schemes::SCHEMES;
pub use typed::{Connect, Credentials, DeviceAuth, Registration, SubDevice, TlsPsk};
