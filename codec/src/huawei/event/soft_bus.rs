//! `$oh_soft_bus`: devices that find each other in their own network. Huawei's C SDK.

use crate::{huawei::Text, json_object};

json_object! {
    /// A device asks about its soft bus.
    pub struct Request<'a> {
        /// Which bus; all of them where nothing is said.
        pub bus_id: Option<Text<'a>> = "bus_id",
    }
}

json_object! {
    /// A soft bus. What is in it, no source says: it is all in `extra`.
    pub struct Config<'a> {
        /// Which bus.
        pub bus_id: Option<Text<'a>> = "bus_id",
    }
}
