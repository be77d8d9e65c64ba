//! The states of commands, messages and batch tasks. Which follows which is in [`crate::huawei::status`].

use super::row as full;
use crate::codes::CodeInfo;

const fn command(code: &'static str, texts: [&'static str; 3]) -> CodeInfo {
    let used_in = &["push.device.command.status.update", "api.async_commands"];
    full(
        "command_status",
        code,
        texts,
        used_in,
        "IoTDA guide 4.5.2, states of commands to LwM2M/CoAP devices",
    )
}

/// Asynchronous commands to LwM2M/CoAP devices.
pub(super) static COMMAND: &[CodeInfo] = &[
    command(
        "PENDING",
        [
            "waiting",
            "a cached command that waits for the device to report or come online",
            "nothing; a command that is sent at once is never in this state",
        ],
    ),
    command(
        "EXPIRED",
        [
            "expired",
            "a cached command that could not be sent before its `expire_time`, 24 h where none is given",
            "send it again, or give it more time",
        ],
    ),
    command(
        "SENT",
        [
            "sent",
            "the platform sent the command to the device",
            "wait up to 180 s for the device's acknowledgement",
        ],
    ),
    command(
        "TIMEOUT",
        [
            "timed out",
            "the device did not acknowledge the command within 180 s",
            "check the device's connection and send the command again",
        ],
    ),
    command("DELIVERED", ["delivered", "the device acknowledged the command", "wait for the result"]),
    command(
        "SUCCESSFUL",
        ["successful", "the device carried out the command and said so (2.05 Content)", "nothing"],
    ),
    command(
        "FAILED",
        [
            "failed",
            "the device reported a failure; or it was offline when a command was to be sent at once",
            "read `result`; send a command with the strategy `delay` to a device that sleeps",
        ],
    ),
];

const fn message(code: &'static str, texts: [&'static str; 3]) -> CodeInfo {
    let used_in = &["push.device.message.status.update", "api.messages"];
    full("message_status", code, texts, used_in, "IoTDA guide 4.5.3, states of messages to MQTT devices")
}

/// Messages to MQTT devices.
pub(super) static MESSAGE: &[CodeInfo] = &[
    message(
        "PENDING",
        [
            "waiting",
            "the device is not online, and the platform keeps the message",
            "nothing; 20 messages a device are kept, the oldest goes",
        ],
    ),
    message(
        "TIMEOUT",
        [
            "timed out",
            "a kept message could not be sent within a day",
            "send it again when the device is online",
        ],
    ),
    message("DELIVERED", ["delivered", "the platform sent the message to the device", "nothing"]),
    message(
        "FAILED",
        [
            "failed",
            "the platform could not send the message to the device",
            "see whether the device subscribed to the topic",
        ],
    ),
];

const fn task(code: &'static str, texts: [&'static str; 3]) -> CodeInfo {
    let spec = "IoTDA API reference for applications, batch task status change notification";
    full("task_status", code, texts, &["push.batchtask.update"], spec)
}

/// Batch tasks. The guide names them as a source of pushes; the states are from the platform's reference.
pub(super) static TASK: &[CodeInfo] = &[
    task("Waitting", ["waiting", "the task waits for its turn (spelt so by the platform)", "nothing"]),
    task("Processing", ["being carried out", "the task is at work", "nothing"]),
    task("Success", ["successful", "all targets are done", "nothing"]),
    task(
        "PartialSuccess",
        ["successful in part", "some targets failed", "ask for the task's details, and repeat what failed"],
    ),
    task("Fail", ["failed", "all targets failed", "ask for the task's details"]),
    task("Stopped", ["stopped", "the task was stopped", "start it again"]),
];
