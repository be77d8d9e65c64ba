//! What the platform says outside of device messages.

use super::row as full;
use crate::codes::CodeInfo;

pub(super) static CODES: &[CodeInfo] = &[
    full(
        "platform",
        "IoTDA-014108",
        [
            "parameter 'commandName' is not valid",
            "a command that the product model does not have; seen in the run log",
            "compare service and command with the product model",
        ],
        &[],
        "IoTDA guide 6.5",
    ),
    full(
        "platform",
        "Operation not allowed. The user does not have the permission",
        [
            "user lacks the permission",
            "a user with read-only rights calls the application's interface to change something",
            "give the user the rights, in IAM",
        ],
        &[],
        "IoTDA guide 10.1",
    ),
];
