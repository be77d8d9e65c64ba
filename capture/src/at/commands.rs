//! The commands and reports that carry data, with the order of their fields.
//!
//! Sources: the command manuals of Quectel BC95, BC28, BC35, BC26, BC66 and BG96, SIMCom SIM7020, China Mobile M5310 and M5311,
//! and the device software that reads them.

use thingwire::Direction::{self, Down, Up};

/// A command or report that carries data in hex.
#[derive(Debug)]
pub(super) struct Command {
    /// Upper case, without plus sign.
    pub(super) name: &'static str,
    /// Up: a command, with `AT` in front and `=` behind. Down: a report, with `:` behind.
    pub(super) direction: Direction,
    /// For each number of fields with data: the least, the most, and how many stand before the length; the data comes next.
    pub(super) layouts: &'static [(usize, usize, usize)],
    /// Numbers of fields at which it carries no data.
    pub(super) empty: &'static [usize],
    /// The number of fields at which the data is on the next line; the last one is its length.
    pub(super) announces: Option<usize>,
    /// The number of fields at which the last one is the data, without a length.
    pub(super) unmeasured: Option<usize>,
    /// The length counts hex digits, not bytes.
    pub(super) counts_digits: bool,
    /// A field that must have this text, or it is another report of the same name or holds no hex.
    pub(super) needs: Option<(usize, &'static str)>,
    /// How the arguments read.
    pub(super) form: &'static str,
}

const fn command(
    name: &'static str,
    direction: Direction,
    layouts: &'static [(usize, usize, usize)],
    form: &'static str,
) -> Command {
    Command {
        name,
        direction,
        layouts,
        empty: &[],
        announces: None,
        unmeasured: None,
        counts_digits: false,
        needs: None,
        form,
    }
}

/// The command of this name, in either case.
pub(super) fn find(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.name.eq_ignore_ascii_case(name))
}

static COMMANDS: &[Command] = &[
    command("NNMI", Down, &[(2, 2, 0)], "+NNMI:<bytes>,<hex>"),
    command("MLWDLDATA", Down, &[(2, 2, 0)], "+MLWDLDATA:<bytes>,<hex>"),
    command("QLWDATARECV", Down, &[(5, 5, 3)], "+QLWDATARECV: <object>,<instance>,<resource>,<bytes>,<hex>"),
    Command {
        empty: &[2],
        ..command("NSONMI", Down, &[(3, 3, 1), (5, 5, 3)], "+NSONMI:<socket>,<address>,<port>,<bytes>,<hex>")
    },
    Command {
        counts_digits: true,
        ..command("CSONMI", Down, &[(3, 3, 1)], "+CSONMI: <socket>,<digits>,<hex>")
    },
    Command {
        empty: &[2],
        announces: Some(3),
        needs: Some((0, "\"recv\"")),
        ..command("QIURC", Down, &[(4, 4, 2)], "+QIURC: \"recv\",<id>,<bytes>,<hex>")
    },
    Command {
        empty: &[3],
        announces: Some(1),
        ..command("QIRD", Down, &[(2, 2, 0)], "+QIRD: <bytes>,<hex>")
    },
    Command {
        needs: Some((5, "2")),
        ..command(
            "MIPLWRITE",
            Down,
            &[(9, 10, 6)],
            "+MIPLWRITE: <ref>,<message>,<object>,<instance>,<resource>,2,<bytes>,<hex>,<flag>,<index>",
        )
    },
    Command {
        empty: &[2, 3],
        ..command("MIPLEVENT", Down, &[(4, 4, 2)], "+MIPLEVENT: <ref>,<event>,<bytes>,<hex>")
    },
    command("NMGS", Up, &[(2, 4, 0)], "AT+NMGS=<bytes>,<hex>"),
    command("MLWULDATA", Up, &[(2, 4, 0)], "AT+MLWULDATA=<bytes>,<hex>"),
    command("QLWULDATA", Up, &[(2, 3, 0)], "AT+QLWULDATA=<bytes>,<hex>"),
    command("QLWULDATAEX", Up, &[(3, 5, 0)], "AT+QLWULDATAEX=<bytes>,<hex>,<mode>"),
    command(
        "QLWDATASEND",
        Up,
        &[(5, 8, 3)],
        "AT+QLWDATASEND=<object>,<instance>,<resource>,<bytes>,<hex>,<mode>",
    ),
    command("NSOST", Up, &[(5, 7, 3)], "AT+NSOST=<socket>,<address>,<port>,<bytes>,<hex>"),
    command("NSOSTF", Up, &[(6, 8, 4)], "AT+NSOSTF=<socket>,<address>,<port>,<flag>,<bytes>,<hex>"),
    command("NSOSD", Up, &[(3, 5, 1)], "AT+NSOSD=<socket>,<bytes>,<hex>"),
    Command {
        // The BG96 takes the data alone.
        unmeasured: Some(2),
        ..command("QISENDEX", Up, &[(3, 4, 1)], "AT+QISENDEX=<id>,<bytes>,<hex>, or the same without <bytes>")
    },
    Command {
        counts_digits: true,
        ..command("CSOSEND", Up, &[(3, 4, 1)], "AT+CSOSEND=<socket>,<digits>,<hex>")
    },
    Command {
        needs: Some((5, "2")),
        ..command(
            "MIPLNOTIFY",
            Up,
            &[(9, 12, 6)],
            "AT+MIPLNOTIFY=<ref>,<message>,<object>,<instance>,<resource>,2,<bytes>,<hex>,<index>,<flag>",
        )
    },
];

/// What an answer to `AT+NSORF` looks like: no name in front, told by the address.
pub(super) static SOCKET_READ: Command =
    command("NSORF", Down, &[(6, 6, 3)], "<socket>,<address>,<port>,<bytes>,<hex>,<left>");
