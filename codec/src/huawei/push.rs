//! What the platform pushes to an application, over HTTP or AMQP. IoTDA guide 4.5, 4.6 and 5.2 to 5.5.
//!
//! A push has no topic: its members `resource` and `event` say what it is.

use crate::kind::{Kind, KindInfo, Protocol, Vendor::Huawei};

/// One kind of push: what it is about, what happened, and its row in the closed list.
struct Row {
    resource: &'static str,
    event: &'static str,
}

/// The kind of a push about something that is not documented.
pub static UNKNOWN: KindInfo = KindInfo::new(
    "push.unknown",
    Some(Huawei),
    Protocol::Iotda,
    None,
    None,
    "push: about something that is not documented",
    "",
);

const GUIDE: &str = "IoTDA guide 4.5, 4.6 and 5.2 to 5.5";
const REFERENCE: &str = "IoTDA guide 4.6 names it; API reference for applications, data forwarding";

macro_rules! kinds {
    ($( $name:literal, $resource:literal, $event:literal, $summary:literal, $spec:expr; )*) => {
        /// The kinds of push; that of what is not documented is [`UNKNOWN`].
        pub static KINDS: &[KindInfo] = &[
            $( KindInfo::new($name, Some(Huawei), Protocol::Iotda, None, None, $summary, $spec), )*
        ];

        /// Their names.
        pub(super) const NAMES: &[&str] = &[ $( $name, )* ];

        const ROWS: &[Row] = &[ $( Row { resource: $resource, event: $event }, )* ];
    };
}

kinds! {
    "push.device.message.report", "device.message", "report", "push: a device sent a message", GUIDE;
    "push.device.property.report", "device.property", "report", "push: a device reported properties", REFERENCE;
    "push.device.status.update", "device.status", "update", "push: a device's state changed", GUIDE;
    "push.device.command.status.update", "device.command.status", "update", "push: an asynchronous command's state changed", GUIDE;
    "push.device.message.status.update", "device.message.status", "update", "push: a message's state changed", GUIDE;
    "push.batchtask.update", "batchtask", "update", "push: a batch task's state changed", REFERENCE;
    "push.device.create", "device", "create", "push: a device was added", REFERENCE;
    "push.device.update", "device", "update", "push: a device was changed", REFERENCE;
    "push.device.delete", "device", "delete", "push: a device was deleted", REFERENCE;
    "push.product.create", "product", "create", "push: a product was added", REFERENCE;
    "push.product.update", "product", "update", "push: a product was changed", REFERENCE;
    "push.product.delete", "product", "delete", "push: a product was deleted", REFERENCE;
}

/// How the guide, and older editions of the platform's reference, spell `device.command.status`.
const COMMAND_STATUS_MISSPELT: &str = "device.commmad.status";

/// The kind of a push about this resource and event. `device.commmad.status`, which the guide prints, is
/// `device.command.status`.
pub fn kind(resource: &str, event: &str) -> Kind {
    let resource = if resource == COMMAND_STATUS_MISSPELT { "device.command.status" } else { resource };
    let documented = KINDS.iter().zip(ROWS).find(|(_, row)| row.resource == resource && row.event == event);
    Kind::new(documented.map_or(&UNKNOWN, |(info, _)| info))
}
