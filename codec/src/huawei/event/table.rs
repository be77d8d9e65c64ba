//! Which events there are, and what their parameters are read as: one table.

use alloc::boxed::Box;

use super::{
    device_config, device_info, device_rule, file_manager, log, ota, security_detection, soft_bus,
    sub_device_discovery, sub_device_manager, time_sync, tunnel_manager,
};
use crate::{
    error::Error,
    json_choice,
    kind::Direction,
    wire::json::{FromJson, Json, JsonKind, Reader},
};

/// An event that the platform knows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize)]
#[non_exhaustive]
pub struct EventInfo {
    /// Its service.
    pub service_id: &'static str,
    /// Its type.
    pub event_type: &'static str,
    /// Which way it goes.
    #[serde(serialize_with = "by_name")]
    pub direction: Direction,
    /// What it is for, in a few words.
    pub summary: &'static str,
    /// Guide and section, or the software that sends it.
    pub spec: &'static str,
}

fn by_name<S: serde::Serializer>(direction: &Direction, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(direction.name())
}

/// What the table says of an event; none for a product's own.
pub fn find(service_id: &str, event_type: &str) -> Option<&'static EventInfo> {
    EVENTS.iter().find(|info| info.service_id == service_id && info.event_type == event_type)
}

macro_rules! events {
    ($(
        $(#[$doc:meta])*
        $variant:ident($type:ty) { $( $service:literal $event:literal $way:ident, $summary:literal, $spec:literal; )+ }
    )*) => {
        json_choice! {
            /// What an event has to say. Service and type decide which of these it is.
            pub enum Paras<'a> {
                $( $(#[$doc])* $variant(Box<$type>), )*
                /// A product's own event, and whatever else is no object of the above: as it came.
                Kept(Json<'a>),
            }
        }

        /// Every event of the guide and of the SDKs.
        pub static EVENTS: &[EventInfo] = &[
            $( $( EventInfo {
                service_id: $service,
                event_type: $event,
                direction: Direction::$way,
                summary: $summary,
                spec: $spec,
            }, )+ )*
        ];

        /// Reads the parameters of an event.
        pub(super) fn read<'a>(
            reader: &mut Reader<'a>,
            service_id: &str,
            event_type: &str,
        ) -> Result<Paras<'a>, Error> {
            // The SDKs and the guide write `null` and `""` for nothing elsewhere.
            if reader.peek()? != JsonKind::Object {
                return reader.raw().map(Paras::Kept);
            }
            match (service_id, event_type) {
                $( $( ($service, $event) )|+ => FromJson::read(reader).map(Paras::$variant), )*
                _ => reader.raw().map(Paras::Kept),
            }
        }
    };
}

events! {
    /// A device asks for the time.
    TimeSyncRequest(time_sync::Request<'a>) {
        "$time_sync" "time_sync_request" Up, "the device asks for the time", "IoTDA guide 2.1.2.4.1";
    }
    /// The platform tells the time.
    TimeSyncResponse(time_sync::Response<'a>) {
        "$time_sync" "time_sync_response" Down, "the platform tells the time", "IoTDA guide 2.1.2.4.2";
    }
    /// A part of a device's log.
    Log(log::Report<'a>) {
        "$log" "log_report" Up, "the device sends a part of its log", "IoTDA guide 2.1.2.2.2";
    }
    /// Whether a device is to send its log.
    LogConfig(log::Config<'a>) {
        "$log" "log_config" Down, "the platform wants the device's log, or no more of it", "IoTDA guide 2.1.2.2.1";
    }
    /// A device's versions.
    DeviceInfo(device_info::Report<'a>) {
        "$sdk_info" "sdk_info_report" Up, "the device reports its versions", "IoTDA guide 2.1.2.3.1, example";
        "$device_info" "device_info_report" Up, "the device reports its versions, spelt as in the guide's table", "IoTDA guide 2.1.2.3.1, table";
    }
    /// The platform asks for the versions.
    VersionQuery(ota::VersionQuery<'a>) {
        "$ota" "version_query" Down, "the platform asks for the device's versions", "IoTDA guide 2.1.2.6.1";
    }
    /// A device's versions, for an upgrade.
    VersionReport(ota::VersionReport<'a>) {
        "$ota" "version_report" Up, "the device reports its versions", "IoTDA guide 2.1.2.6.2";
    }
    /// An upgrade to fetch.
    Upgrade(ota::Upgrade<'a>) {
        "$ota" "firmware_upgrade" Down, "the platform has firmware for the device", "IoTDA guide 2.1.2.6.3";
        "$ota" "software_upgrade" Down, "the platform has software for the device", "IoTDA guide 2.1.2.6.3";
        "$ota" "firmware_upgrade_v2" Down, "the platform has firmware for the device, in object storage", "IoTDA guide 2.1.2.6.3";
        "$ota" "software_upgrade_v2" Down, "the platform has software for the device, in object storage", "IoTDA guide 2.1.2.6.3";
    }
    /// How an upgrade gets on.
    UpgradeProgress(ota::Progress<'a>) {
        "$ota" "upgrade_progress_report" Up, "the device reports how an upgrade gets on", "IoTDA guide 2.1.2.6.4";
    }
    /// A device wants to send or fetch a file.
    FileRequest(file_manager::UrlRequest<'a>) {
        "$file_manager" "get_upload_url" Up, "the device asks where to put a file", "IoTDA guide 2.1.2.5.1";
        "$file_manager" "get_download_url" Up, "the device asks where to get a file", "IoTDA guide 2.1.2.5.4";
    }
    /// Where a file goes, or is.
    FileUrl(file_manager::Url<'a>) {
        "$file_manager" "get_upload_url_response" Down, "the platform says where to put a file", "IoTDA guide 2.1.2.5.2";
        "$file_manager" "get_download_url_response" Down, "the platform says where to get a file", "IoTDA guide 2.1.2.5.5";
    }
    /// What became of a file.
    FileResult(file_manager::Outcome<'a>) {
        "$file_manager" "upload_result_report" Up, "the device reports what became of a file that it sent", "IoTDA guide 2.1.2.5.3";
        "$file_manager" "download_result_report" Up, "the device reports what became of a file that it fetched", "IoTDA guide 2.1.2.5.6";
    }
    /// Sub-devices were added or deleted at the platform.
    SubDeviceNotice(sub_device_manager::Notice<'a>) {
        "$sub_device_manager" "add_sub_device_notify" Down, "sub-devices were added", "IoTDA guide 2.1.2.7.1";
        "$sub_device_manager" "delete_sub_device_notify" Down, "sub-devices were deleted", "IoTDA guide 2.1.2.7.2";
    }
    /// A gateway asks what changed.
    SubDeviceSync(sub_device_manager::Sync<'a>) {
        "$sub_device_manager" "sub_device_sync_request" Up, "the gateway asks which sub-devices were added or deleted", "IoTDA guide 2.1.2.7.3";
    }
    /// Sub-devices came online or went offline.
    SubDeviceStatus(sub_device_manager::StatusUpdate<'a>) {
        "$sub_device_manager" "sub_device_update_status" Up, "sub-devices came online or went offline", "IoTDA guide 2.1.2.7.4";
    }
    /// What became of that.
    SubDeviceStatusResult(sub_device_manager::StatusOutcome<'a>) {
        "$sub_device_manager" "sub_device_update_status_response" Down, "reply: sub-devices came online or went offline", "Huawei's C and Go SDKs";
    }
    /// A gateway asks about products.
    ProductsRequest(sub_device_manager::ProductsRequest<'a>) {
        "$sub_device_manager" "get_products" Up, "the gateway asks about products", "IoTDA guide 2.1.2.7.5";
    }
    /// Products.
    Products(sub_device_manager::Products<'a>) {
        "$sub_device_manager" "get_products_response" Down, "reply: the gateway asks about products", "IoTDA guide 2.1.2.7.6";
    }
    /// A gateway adds or changes sub-devices.
    SubDevices(sub_device_manager::Devices<'a>) {
        "$sub_device_manager" "add_sub_device_request" Up, "the gateway adds sub-devices", "IoTDA guide 2.1.2.7.9";
        "$sub_device_manager" "update_sub_device_request" Up, "the gateway changes sub-devices", "IoTDA guide 2.1.2.7.13";
    }
    /// What became of that.
    SubDevicesResult(sub_device_manager::DevicesOutcome<'a>) {
        "$sub_device_manager" "add_sub_device_response" Down, "reply: the gateway adds sub-devices", "IoTDA guide 2.1.2.7.10";
        "$sub_device_manager" "update_sub_device_response" Down, "reply: the gateway changes sub-devices", "IoTDA guide 2.1.2.7.14";
    }
    /// A gateway deletes sub-devices.
    SubDeviceDeletion(sub_device_manager::Deletion<'a>) {
        "$sub_device_manager" "delete_sub_device_request" Up, "the gateway deletes sub-devices", "IoTDA guide 2.1.2.7.11";
    }
    /// What became of that.
    SubDeviceDeletionResult(sub_device_manager::DeletionOutcome<'a>) {
        "$sub_device_manager" "delete_sub_device_response" Down, "reply: the gateway deletes sub-devices", "IoTDA guide 2.1.2.7.12";
    }
    /// A gateway is to look for sub-devices.
    StartScan(sub_device_discovery::StartScan<'a>) {
        "$sub_device_discovery" "start_scan" Down, "the gateway is to look for sub-devices", "IoTDA guide 2.1.2.7.7";
        "sub_device_discovery" "start_scan" Down, "the gateway is to look for sub-devices, as the Python SDK spells it", "Huawei's Python SDK";
    }
    /// Sub-devices that a gateway found.
    ScanResult(sub_device_discovery::ScanResult<'a>) {
        "$sub_device_discovery" "scan_result" Up, "the gateway found sub-devices", "IoTDA guide 2.1.2.7.8";
        "sub_device_discovery" "scan_result" Up, "the gateway found sub-devices, as the Python SDK spells it", "Huawei's Python SDK";
    }
    /// A device asks for its rules.
    RuleRequest(device_rule::Request<'a>) {
        "$device_rule" "device_rule_config_request" Up, "the device asks for its rules", "Huawei's SDKs";
    }
    /// Rules that a device follows by itself.
    Rules(device_rule::Rules<'a>) {
        "$device_rule" "device_rule_config_response" Down, "reply: the device asks for its rules", "Huawei's SDKs";
    }
    /// A tunnel to a device.
    Tunnel(tunnel_manager::Notice<'a>) {
        "$tunnel_manager" "tunnel_notify" Down, "someone wants to log in to the device", "Huawei's C and C# SDKs";
    }
    /// A device's configuration.
    DeviceConfig(device_config::Update<'a>) {
        "$device_config" "config_update" Down, "the platform has a configuration for the device", "Huawei's C SDK";
    }
    /// What became of that.
    DeviceConfigResult(device_config::Outcome<'a>) {
        "$device_config" "config_update_response" Up, "reply: the platform has a configuration for the device", "Huawei's C SDK";
    }
    /// Something that endangers a device.
    SecurityLog(security_detection::Report<'a>) {
        "$security_detection_config" "security_log_report" Up, "the device reports what endangers it", "Huawei's C SDK";
    }
    /// A device asks about its soft bus.
    SoftBusRequest(soft_bus::Request<'a>) {
        "$oh_soft_bus" "soft_bus_config_request" Up, "the device asks about its soft bus", "Huawei's C SDK";
    }
    /// A soft bus.
    SoftBus(soft_bus::Config<'a>) {
        "$oh_soft_bus" "soft_bus_config_response" Down, "reply: the device asks about its soft bus", "Huawei's C SDK";
    }
}
