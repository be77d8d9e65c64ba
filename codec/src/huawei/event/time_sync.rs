//! `$time_sync`: a device sets its clock. IoTDA guide 2.1.2.4.

use crate::{
    huawei::Figure,
    json_object,
    wire::{
        json::{OrNull, TextOrNumber},
        time::synchronised,
    },
};

json_object! {
    /// A device asks for the time.
    pub struct Request<'a> {
        /// The device's own time as it sent this: milliseconds of any epoch. The Python SDK writes text.
        pub device_send_time: Figure<'a> = "device_send_time",
    }
}

json_object! {
    /// The platform tells the time.
    pub struct Response<'a> {
        /// The device's own time, as it sent it.
        pub device_send_time: Figure<'a> = "device_send_time",
        /// When the request arrived: milliseconds since 1970, UTC. All SDKs read this spelling.
        pub server_recv_time: Option<Figure<'a>> = "server_recv_time",
        /// The same in the guide's spelling.
        pub server_rcv_time: Option<Figure<'a>> = "server_rcv_time",
        /// When this was sent.
        pub server_send_time: Figure<'a> = "server_send_time",
    }
}

impl<'a> Response<'a> {
    /// When the request arrived, in either spelling.
    pub fn received(&self) -> Option<&TextOrNumber<'a>> {
        let spellings = [&self.server_recv_time, &self.server_rcv_time];
        spellings.into_iter().flatten().find_map(OrNull::value)
    }

    /// The time at `device_now`, the device's own clock as this arrived: milliseconds since 1970, UTC.
    ///
    /// Half of the way there and back is taken off: (server received + server sent + device received - device sent) / 2.
    /// None where a time is no whole number of milliseconds.
    ///
    /// ```
    /// use thingwire::{huawei::event::time_sync::Response, wire::json::FromJson};
    ///
    /// let text = br#"{"device_send_time":1000,"server_recv_time":1571724098110,"server_send_time":1571724098114}"#;
    /// // 104 ms there and back, 4 of them in the server: 50 ms after it was sent.
    /// assert_eq!(Response::from_json(text)?.now(1104), Some(1_571_724_098_164));
    /// # Ok::<(), thingwire::Error>(())
    /// ```
    pub fn now(&self, device_now: u64) -> Option<u64> {
        let received = self.received()?.as_u64()?;
        let sent = self.server_send_time.value()?.as_u64()?;
        synchronised(received, sent, device_now, self.device_send_time.value()?.as_u64()?)
    }
}
