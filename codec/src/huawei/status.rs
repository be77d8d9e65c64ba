//! The states of what an application sends, and which follows which. IoTDA guide 4.5.2 and 4.5.3.
//!
//! Commands to LwM2M/CoAP devices and messages to MQTT devices have states, of which the platform tells in pushes and in the
//! answers to requests. Commands to MQTT devices have none: the platform answers the request itself with the device's answer,
//! or says that none came.
//!
//! ```
//! use thingwire::huawei::status::{Delivery, check};
//!
//! let mut notes = Vec::new();
//! check(Delivery::CommandCached, ["PENDING", "SENT", "DELIVERED", "SUCCESSFUL"], &mut notes);
//! assert!(notes.is_empty());
//! check(Delivery::CommandImmediate, ["PENDING"], &mut notes);
//! assert_eq!(notes[0].code().name(), "huawei_status_unknown");
//! ```

use alloc::{format, string::String, vec::Vec};
use core::fmt;

use super::LAYER;
use crate::error::{Code, Complaint, Note, Place};

/// Seconds that the platform waits for a device's acknowledgement of a command. IoTDA guide 4.5.2.
pub const ACKNOWLEDGE_SECONDS: u32 = 180;
/// Hours after which a cached command expires where the application gives no `expire_time`. IoTDA guide 4.5.2.
pub const COMMAND_HOURS: u32 = 24;
/// Hours after which a kept message times out. IoTDA guide 4.5.3.
pub const MESSAGE_HOURS: u32 = 24;
/// Messages that are kept for one device; the oldest goes first. IoTDA guide 4.5.3.
pub const MESSAGES_KEPT: usize = 20;

/// How something is sent to a device.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Delivery {
    /// A command to a LwM2M/CoAP device with `send_strategy` `immediately`.
    CommandImmediate,
    /// The same with `delay`: it is kept until the device reports or comes online.
    CommandCached,
    /// A message to an MQTT device, which is kept while the device is offline.
    Message,
}

impl Delivery {
    /// All of them.
    pub const ALL: [Delivery; 3] = [Delivery::CommandImmediate, Delivery::CommandCached, Delivery::Message];

    /// The delivery that `send_strategy` of a command asks for.
    pub fn of_strategy(send_strategy: &str) -> Option<Self> {
        match send_strategy {
            "immediately" => Some(Delivery::CommandImmediate),
            "delay" => Some(Delivery::CommandCached),
            _ => None,
        }
    }

    const fn bit(self) -> u8 {
        match self {
            Delivery::CommandImmediate => 1,
            Delivery::CommandCached => 2,
            Delivery::Message => 4,
        }
    }
}

/// A state of a command or message.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum State {
    /// Kept by the platform.
    Pending,
    /// Kept too long: of a command.
    Expired,
    /// Sent to the device: of a command.
    Sent,
    /// Not acknowledged in time: of a command. Kept too long: of a message.
    Timeout,
    /// Acknowledged by the device: of a command. Sent to it: of a message.
    Delivered,
    /// Carried out: of a command.
    Successful,
    /// Not carried out, or not sent.
    Failed,
}

impl State {
    /// All of them, in the order of the guide's table.
    pub const ALL: [State; 7] = [
        State::Pending,
        State::Expired,
        State::Sent,
        State::Timeout,
        State::Delivered,
        State::Successful,
        State::Failed,
    ];

    /// The platform's word for it.
    pub const fn name(self) -> &'static str {
        match self {
            State::Pending => "PENDING",
            State::Expired => "EXPIRED",
            State::Sent => "SENT",
            State::Timeout => "TIMEOUT",
            State::Delivered => "DELIVERED",
            State::Successful => "SUCCESSFUL",
            State::Failed => "FAILED",
        }
    }

    /// The state of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        State::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether the guide has it for this delivery.
    pub fn belongs_to(self, delivery: Delivery) -> bool {
        transitions(delivery).any(|transition| transition.to == self)
    }

    /// Whether nothing follows it.
    pub fn is_final(self, delivery: Delivery) -> bool {
        transitions(delivery).all(|transition| transition.from != Some(self))
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One step that the guide describes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Transition {
    /// The state before; none where it is the first.
    pub from: Option<State>,
    /// The state after.
    pub to: State,
    /// What brings it about.
    pub when: &'static str,
    /// The deliveries that have it.
    deliveries: u8,
}

impl Transition {
    /// Whether this delivery has it.
    pub fn belongs_to(&self, delivery: Delivery) -> bool {
        self.deliveries & delivery.bit() != 0
    }
}

const IMMEDIATE: u8 = Delivery::CommandImmediate.bit();
const CACHED: u8 = Delivery::CommandCached.bit();
const COMMAND: u8 = IMMEDIATE | CACHED;
const MESSAGE: u8 = Delivery::Message.bit();

const fn step(from: Option<State>, to: State, deliveries: u8, when: &'static str) -> Transition {
    Transition { from, to, when, deliveries }
}

/// Every step of the guide. A message's way from PENDING to FAILED is not spelt out there; it follows from "the platform
/// could not send the message" for one that was kept.
pub static TRANSITIONS: &[Transition] = &[
    step(None, State::Sent, IMMEDIATE, "the device is online"),
    step(None, State::Failed, IMMEDIATE, "the device is offline, or did not get the command"),
    step(None, State::Pending, CACHED, "the platform keeps the command"),
    step(Some(State::Pending), State::Sent, CACHED, "the device comes online or reports"),
    step(Some(State::Pending), State::Expired, CACHED, "the command's time is over: expire_time, or 24 h"),
    step(Some(State::Sent), State::Delivered, COMMAND, "the device acknowledges the command"),
    step(Some(State::Sent), State::Timeout, COMMAND, "no acknowledgement within 180 s"),
    step(
        Some(State::Delivered),
        State::Successful,
        COMMAND,
        "the device reports that it carried the command out",
    ),
    step(Some(State::Delivered), State::Failed, COMMAND, "the device reports that it could not"),
    step(None, State::Pending, MESSAGE, "the device is offline, and the platform keeps the message"),
    step(None, State::Delivered, MESSAGE, "the device is online"),
    step(None, State::Failed, MESSAGE, "the platform could not send the message"),
    step(Some(State::Pending), State::Delivered, MESSAGE, "the device comes online"),
    step(Some(State::Pending), State::Timeout, MESSAGE, "the message was kept for a day"),
    step(Some(State::Pending), State::Failed, MESSAGE, "the platform could not send the message"),
];

/// The steps of a delivery.
pub fn transitions(delivery: Delivery) -> impl Iterator<Item = &'static Transition> {
    TRANSITIONS.iter().filter(move |transition| transition.belongs_to(delivery))
}

/// The steps from a state, or the first ones.
pub fn next(delivery: Delivery, from: Option<State>) -> impl Iterator<Item = &'static Transition> {
    transitions(delivery).filter(move |transition| transition.from == from)
}

/// Checks the states that were told of one command or message, in their order, and adds a note for each that the guide does
/// not have ([`Code::HuaweiStatusUnknown`]) or not in this place ([`Code::HuaweiStatusOrder`]); the place is the position in
/// the list. Gives the last known state.
///
/// A state may come twice, as the platform pushes again what was not acknowledged (guide 4.6.3.1). After a state that does
/// not follow, the check goes on from there.
pub fn check<'s>(
    delivery: Delivery,
    states: impl IntoIterator<Item = &'s str>,
    notes: &mut Vec<Note>,
) -> Option<State> {
    let mut last = None;
    for (at, name) in states.into_iter().enumerate() {
        let place = || Place::pointer(format!("/{at}"));
        let Some(state) = State::from_name(name).filter(|state| state.belongs_to(delivery)) else {
            notes.extend(misplaced(&[delivery], name).map(|complaint| complaint.map_place(|_| place())));
            continue;
        };
        if last != Some(state) && !next(delivery, last).any(|step| step.to == state) {
            let expected = match last {
                Some(last) => names(next(delivery, Some(last)).map(|step| step.to)),
                None => names(next(delivery, None).map(|step| step.to)),
            };
            let after = last.map_or_else(|| String::from("first"), |last| format!("after {last}"));
            notes.push(
                Complaint::new(Code::HuaweiStatusOrder, LAYER, place())
                    .expected(if expected.is_empty() {
                        format!("nothing {after}")
                    } else {
                        format!("{expected} {after}")
                    })
                    .found(state.name())
                    .spec(SPEC),
            );
        }
        last = Some(state);
    }
    last
}

const SPEC: &str = "IoTDA guide 4.5.2 and 4.5.3";

/// What there is to say of a state that none of the deliveries has.
pub(super) fn misplaced(deliveries: &[Delivery], name: &str) -> Option<Complaint> {
    let has = |state: &State| deliveries.iter().any(|delivery| state.belongs_to(*delivery));
    if State::from_name(name).as_ref().is_some_and(has) {
        return None;
    }
    Some(
        Complaint::new(Code::HuaweiStatusUnknown, LAYER, Place::whole())
            .expected(names(State::ALL.into_iter().filter(has)))
            .found(super::limits::quoted(name))
            .spec(SPEC),
    )
}

fn names(states: impl Iterator<Item = State>) -> String {
    let mut text = String::new();
    for state in states {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(state.name());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(delivery: Delivery, states: &[&str]) -> Vec<String> {
        let mut notes = Vec::new();
        check(delivery, states.iter().copied(), &mut notes);
        notes
            .iter()
            .map(|note| format!("{} {}", note.code(), note.place().json_pointer().unwrap_or_default()))
            .collect()
    }

    /// The dialogues of 4.5.2 (immediate, cached) and 4.5.3 (cached, immediate), and the sentences of the two tables.
    #[test]
    fn the_guides_ways_are_right() {
        use Delivery::{CommandCached, CommandImmediate, Message};
        let ways: &[(Delivery, &[&str])] = &[
            (CommandImmediate, &["SENT", "DELIVERED", "SUCCESSFUL"]),
            (CommandImmediate, &["SENT", "DELIVERED", "FAILED"]),
            (CommandImmediate, &["SENT", "TIMEOUT"]),
            (CommandImmediate, &["FAILED"]),
            (CommandCached, &["PENDING", "SENT", "DELIVERED", "SUCCESSFUL"]),
            (CommandCached, &["PENDING", "SENT", "DELIVERED", "FAILED"]),
            (CommandCached, &["PENDING", "SENT", "TIMEOUT"]),
            (CommandCached, &["PENDING", "EXPIRED"]),
            (Message, &["PENDING", "DELIVERED"]),
            (Message, &["PENDING", "TIMEOUT"]),
            (Message, &["PENDING", "FAILED"]),
            (Message, &["DELIVERED"]),
            (Message, &["FAILED"]),
        ];
        for (delivery, states) in ways {
            assert_eq!(told(*delivery, states), [""; 0], "{delivery:?} {states:?}");
            let last = State::from_name(states.last().expect("a state")).expect("a known state");
            assert!(last.is_final(*delivery), "{last}");
            // Pushed again.
            let twice: Vec<&str> = states.iter().flat_map(|state| [*state, *state]).collect();
            assert_eq!(told(*delivery, &twice), [""; 0]);
            // On the way.
            assert_eq!(told(*delivery, &states[..states.len() - 1]), [""; 0]);
        }
        // No way is left out of the list above: the ways of the table are those.
        for delivery in Delivery::ALL {
            let mut found = Vec::new();
            walk(delivery, None, &mut Vec::new(), &mut found);
            let listed = ways.iter().filter(|(of, _)| *of == delivery).map(|(_, states)| states.to_vec());
            let (mut found, mut listed): (Vec<_>, Vec<_>) = (found, listed.collect());
            found.sort();
            listed.sort();
            assert_eq!(found, listed);
        }
    }

    fn walk(
        delivery: Delivery,
        from: Option<State>,
        way: &mut Vec<&'static str>,
        found: &mut Vec<Vec<&'static str>>,
    ) {
        let mut steps = next(delivery, from).peekable();
        if steps.peek().is_none() {
            found.push(way.clone());
        }
        for step in steps {
            way.push(step.to.name());
            walk(delivery, Some(step.to), way, found);
            way.pop();
        }
    }

    #[test]
    fn other_ways_are_noted_where_they_are() {
        use Delivery::{CommandCached, CommandImmediate, Message};
        for (delivery, states, notes) in [
            // "A command that is sent at once has no such state."
            (CommandImmediate, &["PENDING"][..], &["huawei_status_unknown /0"][..]),
            (CommandImmediate, &["SENT", "EXPIRED"], &["huawei_status_unknown /1"]),
            (CommandImmediate, &["DELIVERED"], &["huawei_status_order /0"]),
            (CommandImmediate, &["SENT", "SUCCESSFUL"], &["huawei_status_order /1"]),
            (CommandImmediate, &["SENT", "TIMEOUT", "DELIVERED"], &["huawei_status_order /2"]),
            (CommandImmediate, &["FAILED", "SENT"], &["huawei_status_order /1"]),
            (CommandCached, &["SENT"], &["huawei_status_order /0"]),
            (CommandCached, &["PENDING", "DELIVERED"], &["huawei_status_order /1"]),
            (CommandCached, &["PENDING", "EXPIRED", "SENT"], &["huawei_status_order /2"]),
            (CommandCached, &["PENDING", "FAILED"], &["huawei_status_order /1"]),
            (CommandCached, &["PENDING", "SENT", "PENDING"], &["huawei_status_order /2"]),
            (CommandCached, &["PENDING", "sent", "SENT"], &["huawei_status_unknown /1"]),
            (CommandCached, &["", "PENDING"], &["huawei_status_unknown /0"]),
            (Message, &["SENT"], &["huawei_status_unknown /0"]),
            (Message, &["PENDING", "EXPIRED"], &["huawei_status_unknown /1"]),
            (Message, &["DELIVERED", "PENDING"], &["huawei_status_order /1"]),
            (Message, &["TIMEOUT"], &["huawei_status_order /0"]),
            (Message, &["PENDING", "TIMEOUT", "DELIVERED"], &["huawei_status_order /2"]),
            (Message, &["PENDING", "SUCCESSFUL"], &["huawei_status_unknown /1"]),
            (Message, &["string"], &["huawei_status_unknown /0"]),
            (
                Message,
                &["TIMEOUT", "x", "PENDING"],
                &["huawei_status_order /0", "huawei_status_unknown /1", "huawei_status_order /2"],
            ),
        ] {
            assert_eq!(told(delivery, states), notes, "{delivery:?} {states:?}");
        }
        assert_eq!(check(Message, [], &mut Vec::new()), None);
        assert_eq!(check(Message, ["PENDING", "x"], &mut Vec::new()), Some(State::Pending));
    }

    #[test]
    fn what_could_have_come_is_named() {
        let mut notes = Vec::new();
        check(Delivery::CommandCached, ["PENDING", "DELIVERED", "PENDING"], &mut notes);
        let texts: Vec<String> = notes.iter().map(|note| format!("{}", note.message())).collect();
        assert!(texts[0].ends_with("expected SENT, EXPIRED after PENDING, found DELIVERED"), "{}", texts[0]);
        notes.clear();
        check(Delivery::Message, ["FAILED", "DELIVERED"], &mut notes);
        assert!(
            format!("{}", notes[0].message()).ends_with("expected nothing after FAILED, found DELIVERED")
        );
    }

    #[test]
    fn a_strategy_is_a_delivery() {
        assert_eq!(Delivery::of_strategy("immediately"), Some(Delivery::CommandImmediate));
        assert_eq!(Delivery::of_strategy("delay"), Some(Delivery::CommandCached));
        assert_eq!(Delivery::of_strategy("IMMEDIATELY"), None);
    }

    /// The words here and in `codes huawei` are the same.
    #[test]
    fn every_state_has_a_row_among_the_codes() {
        for (family, deliveries) in [
            ("command_status", &[Delivery::CommandImmediate, Delivery::CommandCached][..]),
            ("message_status", &[Delivery::Message]),
        ] {
            let rows: Vec<&str> = crate::huawei::codes::FAMILIES
                .iter()
                .copied()
                .flatten()
                .filter(|row| row.family == family)
                .map(|row| row.code)
                .collect();
            let states: Vec<&str> = State::ALL
                .into_iter()
                .filter(|state| deliveries.iter().any(|delivery| state.belongs_to(*delivery)))
                .map(State::name)
                .collect();
            let (mut left, mut right) = (rows, states);
            left.sort_unstable();
            right.sort_unstable();
            assert_eq!(left, right);
        }
    }
}
