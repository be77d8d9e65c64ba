//! The time service on `/ext/ntp`. Vendor's SDKs.

use crate::{json_object, wire::json::TextOrNumber};

json_object! {
    /// A device asks for the time.
    pub struct TimeRequest<'a> {
        /// The device's own time as it sent this: milliseconds of any epoch, as text.
        pub device_send_time: TextOrNumber<'a> = "deviceSendTime",
    }
}

json_object! {
    /// The platform tells the time.
    pub struct TimeResponse<'a> {
        /// The device's own time, as it sent it.
        pub device_send_time: TextOrNumber<'a> = "deviceSendTime",
        /// When the request arrived: milliseconds since 1970, UTC, as text.
        pub server_recv_time: TextOrNumber<'a> = "serverRecvTime",
        /// When this was sent.
        pub server_send_time: TextOrNumber<'a> = "serverSendTime",
    }
}

impl TimeResponse<'_> {
    /// The time at `device_now`, the device's own clock as this arrived: milliseconds since 1970, UTC.
    ///
    /// Half of the way there and back is taken off: (server received + server sent + device received - device sent) / 2.
    /// None where a time is no whole number of milliseconds.
    pub fn now(&self, device_now: u64) -> Option<u64> {
        let [received, sent, device] =
            [&self.server_recv_time, &self.server_send_time, &self.device_send_time]
                .map(|time| time.as_u64());
        let sum = u128::from(received?).saturating_add(sent?.into()).saturating_add(device_now.into());
        u64::try_from(sum.checked_sub(device?.into())? >> 1).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::json::FromJson;

    #[test]
    fn the_time_allows_for_the_way() {
        let text =
            br#"{"deviceSendTime":"1000","serverRecvTime":"1571724098110","serverSendTime":"1571724098114"}"#;
        let response = TimeResponse::from_json(text).unwrap();
        // 104 ms there and back, 4 of them in the server: 50 ms after it was sent.
        assert_eq!(response.now(1104), Some(1_571_724_098_164));
        assert_eq!(response.now(u64::MAX), Some(1_571_724_098_112 + (u64::MAX - 1000) / 2));
        let late = br#"{"deviceSendTime":"9","serverRecvTime":"1","serverSendTime":"1"}"#;
        assert_eq!(TimeResponse::from_json(late).unwrap().now(0), None);
        let odd = br#"{"deviceSendTime":"-1","serverRecvTime":"1","serverSendTime":"1"}"#;
        assert_eq!(TimeResponse::from_json(odd).unwrap().now(0), None);
    }
}
