//! Snippets with what each line of them is: one table of what the reader is held to.
//!
//! The bytes that are expected come from the snippet, read by eye; the dumps are in the form of their tools.

mod common;

use common::short;
use thingwire::Code;
use thingwire_capture::{Format, Reader};

/// Name, format (`auto:X` when it must be told as X, `auto` when it need not), snippet, entries in short.
type Case = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// Hex in its spellings.
const HEX: &[Case] = &[
    ("plain", "auto:hex", "FFFE01134C9A0000\n", &["1=fffe01134c9a0000"]),
    (
        "plain, CR LF and no last end",
        "auto:hex",
        "FFFE01134C9A0000\r\n\r\nfffe0114",
        &["1=fffe01134c9a0000", "3=fffe0114"],
    ),
    ("0x list", "auto:hex", "0xFF,0xFE,0x01,", &["1=fffe01"]),
    ("0x list in braces", "auto:hex", "{0xFF, 0xFE, 0x1};", &["1=fffe01"]),
    ("one 0x", "hex", "0XFFFE0113", &["1=fffe0113"]),
    ("escapes", "auto:hex", "\\xFF\\xFE\\x01", &["1=fffe01"]),
    ("escapes in quotes", "auto:hex", "\"\\xff\\xfe\"", &["1=fffe"]),
    ("spaced", "auto:hex", "  FF FE\t01  ", &["1=fffe01"]),
    ("spaced groups", "auto:hex", "FFFE 01 13 4C9A 0000", &["1=fffe01134c9a0000"]),
    ("colons", "auto:hex", "ff:fe:01", &["1=fffe01"]),
    ("hyphens", "auto:hex", "ff-fe", &["1=fffe"]),
    ("comments", "auto:hex", "# a frame\n// another\nFF FE # query\nFF FE // query", &["3=fffe", "4=fffe"]),
    ("odd", "hex", "FFFE0", &["1!hex_odd"]),
    ("odd group", "hex", "FF F 01", &["1!hex_odd"]),
    ("odd escape", "hex", "\\xFF\\xF", &["1!hex_odd"]),
    ("not a digit", "hex", "FFFG\nFFFE", &["1!hex_digit", "2=fffe"]),
    (
        "not a digit, auto",
        "auto:hex",
        "FFFE0113GG9A0000\nFFFE01134C9A0000",
        &["1!hex_digit", "2=fffe01134c9a0000"],
    ),
    ("fullwidth digits", "hex", "\u{ff26}\u{ff26}", &["1!hex_digit"]),
    ("two commas", "hex", "FF,,FE", &["1!hex_digit"]),
    ("leading comma", "hex", ",FF", &["1!hex_digit"]),
    ("trailing colon", "hex", "FF:FE:", &["1!hex_digit"]),
    ("0x without digits", "hex", "0x,0x01", &["1!hex_digit"]),
    ("a bare prefix at the end", "hex", "0x", &["1!hex_digit"]),
    ("a lone backslash", "hex", "\\", &["1!hex_digit"]),
    ("two spellings", "hex", "0xFF FE", &["1!hex_digit"]),
    ("unclosed brace", "hex", "{0xFF, 0xFE", &["1=fffe"]),
    ("words of C", "hex", "0xFEFF, 0x1301", &["1!capture_words"]),
    ("a date", "hex", "2026-01-31", &["1!hex_digit"]),
    ("a dump's offset with a colon", "hex", "00000000: ff fe", &["1!capture_line_format"]),
    (
        "a JSON line among hex",
        "auto:hex",
        "FFFE01134C9A0000\n{\"hex\":\"00\"}\nFFFE",
        &["1=fffe01134c9a0000", "2!capture_line_format", "3=fffe"],
    ),
    ("base64 among hex", "hex", "//4BE0yaAAA=\n", &["1!capture_line_format"]),
    ("a colon and blanks", "hex", "0000: fffe", &["1!capture_line_format"]),
    ("colons and hyphens", "hex", "ff:fe-01", &["1!hex_digit"]),
    ("a control character", "hex", "FF\u{0}FE", &["1!hex_digit"]),
    ("an index in brackets", "hex", "[12] FFFE\n", &["1!hex_digit"]),
    ("a numbered line", "hex", "10, FFFE0113\n", &["1!hex_digit"]),
    ("a time of day in front", "hex", "12:34:56 FFFE0113\n", &["1!hex_digit"]),
    ("a long escape", "hex", "\\xFFFE\n", &["1!capture_words"]),
    ("a comment that is all but base64", "hex", "//comments\nFFFE\n", &["2=fffe"]),
    ("a commented frame", "hex", "//FFFE01134C9A0000\nFFFE\n", &["2=fffe"]),
    (
        "a broken line last",
        "auto:hex",
        "FFFE0113\nFFFE0114\nFFFG\n",
        &["1=fffe0113", "2=fffe0114", "3!hex_digit"],
    ),
    ("brackets on lines of their own", "hex", "{\n0xFF, 0xFE,\n};\n", &["2=fffe"]),
    ("a bracket closed first", "hex", "] FFFE\n", &["1!hex_digit"]),
];

/// Dumps.
const DUMP: &[Case] = &[
    (
        "od without its text, with a repeat",
        "auto:hexdump",
        "000000 00 00\n*\n000006 ff\n000007\n",
        &["1=000000000000ff"],
    ),
    (
        "xxd",
        "auto:hexdump",
        "00000000: fffe 0114 d768 0001 00                   .....h...\n",
        &["1=fffe0114d768000100"],
    ),
    (
        "xxd -u -g1",
        "auto:hexdump",
        "00000000: FF FE 01 14 D7 68 00 01 00                       .....h...\n",
        &["1=fffe0114d768000100"],
    ),
    ("xxd without its text", "auto:hexdump", "00000000: fffe 0114 d768 0001 00\n", &["1=fffe0114d768000100"]),
    (
        "hexdump -C",
        "auto:hexdump",
        "00000000  ff fe 01 14 d7 68 00 01  00                       |.....h...|\n00000009\n",
        &["1=fffe0114d768000100"],
    ),
    (
        "od",
        "auto:hexdump",
        "000000 ff fe 01 14 d7 68 00 01 00                       >.....h...<\n000009\n",
        &["1=fffe0114d768000100"],
    ),
    ("od without its text", "auto:hexdump", "000000 ff fe 01\n000003\n", &["1=fffe01"]),
    (
        "delimiters and blanks as text",
        "auto:hexdump",
        "00000000  20 41 7c 3e 3c 20                                 | A|>< |\n00000006\n",
        &["1=20417c3e3c20"],
    ),
    (
        "od, the same",
        "auto:hexdump",
        "000000 20 41 7c 3e 3c 20                                > A|>< <\n000006\n",
        &["1=20417c3e3c20"],
    ),
    (
        "xxd, the same",
        "auto:hexdump",
        "00000000: 2041 7c3e 3c20                            A|>< \n",
        &["1=20417c3e3c20"],
    ),
    (
        "two dumps by offset 0",
        "auto:hexdump",
        "00000000: fffe  ..\n00000000: 0113  ..\n",
        &["1=fffe", "2=0113"],
    ),
    (
        "two dumps by a blank line",
        "auto:hexdump",
        "00000000: fffe  ..\n\n00000000: 0113  ..\n",
        &["1=fffe", "3=0113"],
    ),
    (
        "two dumps by the last offset",
        "auto:hexdump",
        "000000 ff fe  >..<\n000002\n000000 01  >.<\n000001\n",
        &["1=fffe", "3=01"],
    ),
    (
        "a heading between dumps",
        "hexdump",
        "frame 1:\n00000000: fffe  ..\nframe 2:\n00000000: 0113  ..\n",
        &["1!capture_hexdump", "2=fffe", "3!capture_hexdump", "4=0113"],
    ),
    ("edited bytes", "auto:hexdump", "00000000: 4142  AC\n", &["1=4142~capture_dump_text"]),
    (
        "a gap",
        "auto:hexdump",
        "00000000: fffe  ..\n00000004: 0113  ..\n\n00000000: 00  .\n",
        &["1!capture_hexdump", "4=00"],
    ),
    (
        "a line twice",
        "hexdump",
        "00000000: fffe  ..\n00000002: 0113  ..\n00000002: 0113  ..\n",
        &["1!capture_hexdump"],
    ),
    ("no beginning", "hexdump", "00000010: fffe  ..\n00000000: 00  .\n", &["1!capture_hexdump", "2=00"]),
    (
        "octal offsets",
        "hexdump",
        "0000000 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00\n0000020 ff\n0000021\n",
        &["1!capture_hexdump"],
    ),
    ("a wrong end", "hexdump", "00000000  ff fe  |..|\n00000009\n", &["1!capture_hexdump"]),
    (
        "a strange line inside",
        "hexdump",
        "00000000: fffe  ..\nwhat\n00000002: 0113  ..\n\n00000000: 00  .",
        &["1!capture_hexdump", "2!capture_hexdump", "3!capture_hexdump", "5=00"],
    ),
    ("a repeat of nothing", "hexdump", "*\n00000010\n", &["1!capture_hexdump"]),
    ("a repeat without an end", "hexdump", "00000000  ff fe  |..|\n*\n", &["1!capture_hexdump"]),
    ("a repeat of half a line", "hexdump", "00000000  ff fe  |..|\n*\n00000005\n", &["1!capture_hexdump"]),
    ("a repeat going back", "hexdump", "00000000  ff fe  |..|\n*\n00000001\n", &["1!capture_hexdump"]),
    ("two repeats", "hexdump", "00000000  ff fe  |..|\n*\n*\n00000008\n", &["1!capture_hexdump"]),
    ("a repeat of 4 GB", "hexdump", "00000000  ff fe  |..|\n*\nfffffffe\n", &["1!limit_exceeded"]),
    (
        "a repeat of everything",
        "hexdump",
        "00000000  ff fe  |..|\n*\nfffffffffffffffe\n",
        &["1!limit_exceeded"],
    ),
    ("an offset alone", "hexdump", "00000000\n", &["1!capture_hexdump"]),
    ("hexdump without -C", "hexdump", "0000000 feff 1401 68d7 0100 0000\n0000009\n", &["1!capture_words"]),
    ("xxd -e", "hexdump", "00000000: 64636261 68676665  abcdefgh\n", &["1!capture_words"]),
    (
        "xxd -b",
        "hexdump",
        "00000000: 11111111 11111110 00000001 00010100 11010111 01101000  .....h\n",
        &["1!capture_words"],
    ),
    ("od in octal", "hexdump", "000000 377 376 001\n", &["1!capture_words"]),
    ("Wireshark's text, which looks like bytes", "auto:hexdump", "0000   61 62   ab\n", &["1=6162"]),
    ("Wireshark's text of blanks alone", "hexdump", "0000   20 20     \n", &["1=2020"]),
    ("another text where Wireshark has it", "hexdump", "0000   61 62   xy\n", &["1!hex_digit"]),
    ("Wireshark's text too near", "hexdump", "0000   2e 2e ..\n", &["1!hex_digit"]),
    ("Wireshark's second line alone", "hexdump", "0010   61 62   ab\n", &["1!capture_hexdump"]),
    ("a cut text column", "hexdump", "00000000  ff fe 41  |..\n", &["1=fffe41~capture_dump_text"]),
    ("too little text", "hexdump", "00000000  ff fe 41  |.A|\n", &["1=fffe41~capture_dump_text"]),
    ("a bad digit", "hexdump", "00000000: fffg  ..\n", &["1!hex_digit"]),
    ("an odd group", "hexdump", "00000000: fff  ..\n", &["1!hex_odd"]),
    ("a short offset", "hexdump", "0000: fffe\n", &["1=fffe"]),
    ("an offset beyond 64 bits", "hexdump", "00000000000000000: ff\n", &["1!capture_hexdump"]),
    ("no bytes", "hexdump", "00000000: \n", &["1!capture_hexdump"]),
    ("a JSON line", "hexdump", "{\"hex\":\"00\"}\n", &["1!capture_line_format"]),
    (
        "a repeat of ten lines",
        "hexdump",
        "00000000  ff fe 01  |...|\n*\n0000001e  02  |.|\n",
        &["1=fffe01fffe01fffe01fffe01fffe01fffe01fffe01fffe01fffe01fffe0102"],
    ),
    ("a repeat of too many lines", "hexdump", "00000000  ff fe  |..|\n*\n00040004\n", &["1!limit_exceeded"]),
    ("indented", "auto:hexdump", "    00000000: fffe 0113  ....\n", &["1=fffe0113"]),
    ("xxd -e in one group", "auto:hexdump", "00000000: 64636261  abcd\n", &["1!capture_words"]),
    (
        "groups of four that say nothing",
        "auto:hexdump",
        "00000000: fffe0113 4c9a0000  ........\n",
        &["1=fffe01134c9a0000~capture_dump_text~capture_dump_order"],
    ),
    ("groups of four without text", "hexdump", "00000000: fffe0113\n", &["1=fffe0113~capture_dump_order"]),
    (
        "groups of four in order",
        "auto:hexdump",
        "00000000: fffe0113 4c9a0000  ....L...\n",
        &["1=fffe01134c9a0000"],
    ),
    ("bits that are bytes", "hexdump", "00000000: 00000000  ....\n", &["1=00000000"]),
    ("too much text", "auto:hexdump", "00000000: 4142  AAB\n", &["1=4142~capture_dump_text"]),
    (
        "a repeat at the end of a dump, then another dump",
        "hexdump",
        "00000000  ff fe  |..|\n*\n00000000  00  |.|\n",
        &["1!capture_hexdump", "3=00"],
    ),
    (
        "a second repeat after a blank line",
        "hexdump",
        "00000000  ff fe  |..|\n*\n\n00000000  00  |.|\n",
        &["1!capture_hexdump", "4=00"],
    ),
];

/// Base64.
const BASE64: &[Case] = &[
    (
        "a plus sign inside",
        "auto:base64",
        "h+VYbEF2F1hiruWJSVAerkY3p5Y5w6rdFI4=\n",
        &["1=87e5586c4176175862aee58949501eae4637a79639c3aadd148e"],
    ),
    (
        "a plus sign in front",
        "auto:base64",
        "+VYbEF2F1hiruWJSVAerkY3p5Y5w6rdFI4A=\n",
        &["1=f9561b105d85d618abb962525407ab918de9e58e70eab7452380"],
    ),
    ("padded", "auto:base64", "//4BE0yaAAA=\n", &["1=fffe01134c9a0000"]),
    ("url, unpadded", "base64", "__4BE0yaAAA\r\n", &["1=fffe01134c9a0000"]),
    ("long", "auto:base64", "VjEuMAAAAAAAAAAAAAAAAAAA\n", &["1=56312e300000000000000000000000000000"]),
    ("both alphabets", "base64", "_/4B\n", &["1!base64_invalid"]),
    ("one letter", "base64", "A\n", &["1!base64_invalid"]),
    ("loose bits", "base64", "//5=\n", &["1!base64_invalid"]),
    ("padding inside", "base64", "//=4\n", &["1!base64_invalid"]),
    ("a space inside", "base64", "//4B E0ya\n", &["1!base64_invalid"]),
    (
        "an AT line",
        "base64",
        "//4BE0yaAAA=\n+NNMI:8,FFFE01134C9A0000",
        &["1=fffe01134c9a0000", "2!capture_line_format"],
    ),
    ("half padding", "base64", "Zg=\n", &["1!base64_invalid"]),
    ("any letters, where base64 is said", "base64", "Neul\nZg\n", &["1=35eba5", "2=66"]),
];

/// AT logs.
const AT: &[Case] = &[
    ("report", "auto:at", "+NNMI:8,FFFE01134C9A0000\r\n", &["1=fffe01134c9a0000"]),
    ("mixed case", "at", "+nnmi:8,fffe01134C9a0000", &["1=fffe01134c9a0000"]),
    ("command", "auto:at", "AT+NMGS=9,FFFE0114D768000100\r\r\nOK\r\n", &["1=fffe0114d768000100"]),
    ("command with a sequence number", "at", "AT+NMGS=2,FFFE,1", &["1=fffe"]),
    (
        "prefixes of loggers",
        "auto:at",
        "[2026-01-31 10:00:00.123_R:] +NNMI:2,FFFE\n10:00:01 TX> AT+MLWULDATA=2,FFFE",
        &["1=fffe", "2=fffe"],
    ),
    ("written-out ends", "at", "RX: +NNMI:2,FFFE\\r\\n", &["1=fffe"]),
    ("ends in brackets", "at", "+NNMI:2,FFFE<CR><LF>]", &["1=fffe"]),
    ("BC26 report", "auto:at", "+QLWDATARECV: 19,1,0,8,FFFE01134C9A0000", &["1=fffe01134c9a0000"]),
    (
        "BC26 command",
        "auto:at",
        "AT+QLWDATASEND=19,0,0,9,FFFE0114D768000100,0x0100",
        &["1=fffe0114d768000100"],
    ),
    ("SIM7020 counts digits", "at", "+CSONMI: 0,8,20020000", &["1=20020000"]),
    ("UDP report with data", "at", "+NSONMI:0,10.0.0.1,5683,2,FFFE", &["1=fffe"]),
    ("UDP report without", "at", "+NSONMI:0,8", &[]),
    ("answer to AT+NSORF", "at", "[20:52:45:916_R:] 0,119.23.26.195,9100,3,616263,0", &["1=616263"]),
    (
        "receive report",
        "at",
        "+QIURC: \"recv\",0,2,\"FFFE\"\n+QIURC: \"recv\",0\n+QIURC: \"closed\",0",
        &["1=fffe"],
    ),
    (
        "LwM2M write of bytes and of text",
        "at",
        "+MIPLWRITE:0,7,3306,0,5850,2,1,01,0,0\n+MIPLWRITE:0,7,3306,0,5850,1,2,on,0,0",
        &["1=01"],
    ),
    (
        "lines as Python prints them",
        "auto:at",
        "read b'+NNMI:8,FFFE01134C9A0000\\r\\n'\nsent \"AT+NMGS=2,FFFE\\r\"\n'+QIURC: \"recv\",0,2,\"FFFE\"\\r\\n'\n",
        &["1=fffe01134c9a0000", "2=fffe", "3=fffe"],
    ),
    ("hex without a length, as the BG96 takes it", "at", "AT+QISENDEX=0,\"FFFE\"\r\nOK\r\n", &["1=fffe"]),
    ("the same, odd", "at", "AT+QISENDEX=0,FFF", &["1!hex_odd"]),
    (
        "a publish of a module's own MQTT client",
        "auto:at",
        "OK\r\n+QMTRECV: 0,0,\"/sys/a1X2bEnP82z/example1/thing/service/property/set\",\"{\"id\":\"1\",\"params\":{}}\"\r\n",
        &["2!capture_at_unknown"],
    ),
    (
        "the same in the spellings for quotes inside of quotes",
        "at",
        "AT+CMQPUB=0,\"t\",1,0,0,7,\"{\\22a\\22:1}\"\n[10:00] +MQTTSUBRECV:0,\"t\",7,\"{\\\"a\\\":1}\"\n+X: {}\n+X: {1}\n",
        &["1!capture_at_unknown", "2!capture_at_unknown"],
    ),
    (
        "data behind the prompt",
        "at",
        "AT+QMTPUB=0,1,1,0,\"t\"\r\n> {\"id\":\"1\"}\r\nAT+QISEND=0,8\r\n> FFFE01134C9A0000\r\n> hello\r\n>\r\n",
        &["2!capture_line_format", "4!capture_line_format"],
    ),
    ("LwM2M event without data", "at", "+MIPLEVENT: 0,6", &[]),
    (
        "an echo, and a true repeat",
        "at",
        "AT+NMGS=2,FFFE\r\nAT+NMGS=2,FFFE\r\nOK\r\nAT+NMGS=2,FFFE\r\n",
        &["1=fffe~capture_at_echo", "4=fffe"],
    ),
    ("two reports alike", "at", "+NNMI:2,FFFE\n+NNMI:2,FFFE", &["1=fffe", "2=fffe"]),
    (
        "chatter",
        "auto:at",
        "Neul\r\nOK\r\nAT+NNMI=1\r\nAT+NNMI?\r\n+NNMI:1\r\n+NNMI\r\n+CSQ:20,99\r\nERROR\r\n+CEREG:0,1\r\nREBOOT_CAUSE_SECURITY_RESET_PIN\r\n",
        &[],
    ),
    ("bare carriage returns", "at", "AT+NMGS=2,FFFE\rOK\r+NNMI:1,00\r", &["1!hex_digit"]),
    ("two reports on one line", "at", "+NNMI:2,FFFE+NNMI:2,FFFE", &["1!capture_at_line"]),
    ("declared more", "auto:at", "+NNMI:8,FFFE0113", &["1=fffe0113~record_length_differs"]),
    (
        "declared beyond 32 bits",
        "auto:at",
        "+NNMI:4294967297,FFFE01134C9A0000",
        &["1=fffe01134c9a0000~record_length_differs"],
    ),
    (
        "declared beyond any number",
        "at",
        "+NNMI:99999999999999999999999999,FF",
        &["1=ff~record_length_differs"],
    ),
    ("declared negative", "auto:at", "+NNMI:-1,00", &["1=00~record_length_differs"]),
    ("declared, no data", "at", "+NNMI:8,", &["1=~record_length_differs"]),
    ("odd", "auto:at", "+NNMI:8,FFFE01134C9A000\n+NNMI:1,00", &["1!hex_odd", "2=00"]),
    ("not hex", "auto:at", "+NNMI:8,FFFE01134C9A00GG", &["1!hex_digit"]),
    ("no comma", "auto:at", "+NNMI:8FFFE01134C9A0000", &["1!capture_at_line"]),
    ("no colon", "auto:at", "+NNMI8,FFFE01134C9A0000", &["1!capture_at_line"]),
    ("a space for the colon", "at", "+NNMI 8,FFFE01134C9A0000", &["1!capture_at_line"]),
    ("no equals sign", "at", "AT+NMGS 8,FFFE01134C9A0000", &["1!capture_at_line"]),
    ("no length", "at", "+NNMI:,FFFE", &["1!capture_at_line"]),
    ("a length of letters", "at", "+NNMI:ten,FFFE", &["1!capture_at_line"]),
    ("a length with a plus sign", "at", "+NNMI:+2,FFFE", &["1!capture_at_line"]),
    ("a lone minus", "at", "+NNMI:-,FFFE", &["1!capture_at_line"]),
    ("too many fields", "at", "+NNMI:2,FFFE,1", &["1!capture_at_line"]),
    ("too few fields", "at", "+QLWDATARECV: 19,1,8,FFFE01134C9A0000", &["1!capture_at_line"]),
    ("data on the next line", "at", "+QIURC: \"recv\",0,8\nFFFE01134C9A0000", &["1=fffe01134c9a0000"]),
    ("text, not hex", "at", "+QIURC: \"recv\",0,5,\"hello\"", &["1!hex_digit"]),
    ("an unknown command with data", "at", "+XYZDATA:4,FFFE0113", &["1!capture_at_unknown"]),
    (
        "a JSON line among AT lines",
        "auto:at",
        "+NNMI:2,FFFE\n{\"hex\":\"00\"}\n+NNMI:1,00",
        &["1=fffe", "2!capture_line_format", "3=00"],
    ),
    ("a socket with address and port", "auto:at", "+NSONMI:0,10.0.0.1,5683,2,FFFE\n", &["1=fffe"]),
    ("the port is no length", "at", "+NSONMI:0,10.0.0.1,5683,FFFE\n", &["1!capture_at_line"]),
    (
        "an echo with other time stamps",
        "at",
        "10:00 TX> AT+NMGS=2,FFFE\n\n10:01 RX< AT+NMGS=2,FFFE\nOK\n",
        &["1=fffe~capture_at_echo"],
    ),
    ("two commands", "at", "AT+NMGS=2,FFFE\nAT+NMGS=2,FFFF\n", &["1=fffe", "2=ffff"]),
    (
        "data on the next line, longer than said",
        "at",
        "+QIURC: \"recv\",0,8\r\n\r\nFFFE\r\n",
        &["1=fffe~record_length_differs"],
    ),
    ("text on the next line", "at", "+QIURC: \"recv\",0,15\r\nHTTP/1.1 200 OK\r\n", &["1!capture_at_line"]),
    (
        "data to be fetched",
        "at",
        "+QIURC: \"recv\",0,8\r\nAT+QIRD=0,512\r\n+QIRD: 8\r\nFFFE01134C9A0000\r\nOK\r\n",
        &["3=fffe01134c9a0000"],
    ),
    ("nothing to be fetched", "at", "+QIRD: 0\r\nFFFE01134C9A0000\r\n", &["2!capture_line_format"]),
    ("the last line announces", "at", "+QIURC: \"recv\",0,8\r\n", &[]),
    ("data of an unknown command, long", "at", "AT+XYZ=1,\"FFFE01134C9A0000\"\n", &["1!capture_at_unknown"]),
    ("data of an unknown command, base64", "at", "+XYZ: 7,//4BE0yaAAAAAAA=\n", &["1!capture_at_unknown"]),
    (
        "numbers of cards and modules",
        "at",
        "+CGSN:490154203237518\n+NCCID:8986031844200106571F\nAT+CGSN=1\n",
        &[],
    ),
    (
        "hex alone among AT lines",
        "at",
        "+NNMI:2,FFFE\nFFFE01134C9A0000\n",
        &["1=fffe", "2!capture_line_format"],
    ),
    (
        "an LwM2M write of hex",
        "at",
        "+MIPLWRITE: 0,40236,19,1,0,2,8,FFFE01134C9A0000,0,0\n",
        &["1=fffe01134c9a0000"],
    ),
    ("nothing but commas", "at", "+NNMI:,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n", &["1!capture_at_line"]),
    (
        "a command behind many blank lines",
        "at",
        "AT+NMGS=2,FFFE\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\nAT+NMGS=2,FFFE\n",
        &["1=fffe", "22=fffe"],
    ),
    (
        "an LwM2M write with too few fields",
        "at",
        "+MIPLWRITE: 0,40236,19,1,0,2,FFFE\n",
        &["1!capture_at_line"],
    ),
    (
        "a cut JSON line among AT lines",
        "at",
        "+NNMI:2,FFFE\n{\"hex\":\"00\n",
        &["1=fffe", "2!capture_line_format"],
    ),
];

/// JSON lines.
const JSON: &[Case] = &[
    ("hex", "auto:jsonl", "{\"hex\":\"FFFE01134C9A0000\"}\n", &["1=fffe01134c9a0000"]),
    (
        "mosquitto %j",
        "auto:jsonl",
        "{\"tst\":\"2026-01-31T10:00:00.1Z+0000\",\"topic\":\"a/b\",\"qos\":0,\"retain\":0,\"payloadlen\":2,\"payload\":\"hi\"}",
        &["1=6869"],
    ),
    (
        "mosquitto %J",
        "auto:jsonl",
        "{\"tst\":\"x\",\"topic\":\"a\",\"qos\":1,\"retain\":0,\"mid\":3,\"properties\":{\"a\":1},\"payloadlen\":9,\"payload\":{\"n\":1.10}}",
        &["1=7b226e223a312e31307d"],
    ),
    ("base64", "jsonl", "{\"base64\":\"//4B\"}", &["1=fffe01"]),
    (
        "bad lines among good ones",
        "auto:jsonl",
        "{\"hex\":\"00\"}\n{\"hex\":\"0\"}\n{\"hex\":\n\n{\"hex\":\"01\"}\n",
        &["1=00", "2!hex_odd", "3!truncated", "5=01"],
    ),
    (
        "payloadlen differs",
        "jsonl",
        "{\"topic\":\"a\",\"payloadlen\":3,\"payload\":\"hi\"}",
        &["1=6869~record_length_differs"],
    ),
    (
        "payloadlen counts bytes",
        "jsonl",
        "{\"topic\":\"a\",\"payloadlen\":3,\"payload\":\"\u{4e2d}\"}",
        &["1=e4b8ad"],
    ),
    ("a misspelt member", "jsonl", "{\"hex\":\"00\",\"dirction\":\"up\"}", &["1=00~record_member_unknown"]),
    ("no payload", "jsonl", "{\"topic\":\"a\",\"paylod\":\"hi\"}", &["1!record_payload_missing"]),
    ("an array", "jsonl", "[1]", &["1!json_type"]),
    (
        "an AT line among JSON",
        "auto:jsonl",
        "{\"hex\":\"00\"}\n+NNMI:2,FFFE\n",
        &["1=00", "2!capture_line_format"],
    ),
    (
        "a hex line among JSON",
        "auto:jsonl",
        "{\"hex\":\"00\"}\nFF:FE:01\n",
        &["1=00", "2!capture_line_format"],
    ),
    ("keys of another type", "jsonl", "{\"hex\":\"00\",\"keys\":\"s3cr3t\"}", &["1!json_type"]),
];

/// Told by more than one line.
const AUTO: &[Case] = &[
    ("nothing", "auto", "", &[]),
    ("blank lines", "auto", "\n \r\n\t\n", &[]),
    ("short hex digits may be base64", "auto", "FFFE0104\n", &["1=fffe0104~capture_format_ambiguous"]),
    ("one JSON object cut short and nothing else", "auto:jsonl", "{\"hex\":\"00\"", &["1!truncated"]),
    ("many short lines tell hex", "auto:hex", "FFFE0113\nFFFE0114\n", &["1=fffe0113", "2=fffe0114"]),
    ("chatter first", "auto:at", "Neul\nOK\n+NNMI:2,FFFE\n", &["3=fffe"]),
    (
        "a base64 line among hex digits",
        "auto:hex",
        "FFFE0104FFFE0104\n//4BE0yaAAA=\n",
        &["1=fffe0104fffe0104", "2!capture_line_format"],
    ),
];

#[test]
fn every_snippet_reads_as_it_says() {
    let (mut bad, mut cases) = (0, 0);
    let mut failures = Vec::new();
    for (name, format, snippet, expected) in [HEX, DUMP, BASE64, AT, JSON, AUTO].concat() {
        let told = format.strip_prefix("auto");
        let given = told.is_none().then(|| Format::from_name(format).expect(format));
        let reader = Reader::new(snippet.as_bytes(), given).unwrap_or_else(|error| panic!("{name}: {error}"));
        if let Some(told) = told.and_then(|told| told.strip_prefix(':'))
            && reader.format().name() != told
        {
            failures.push(format!("{name}: told as {:?}", reader.detection()));
        }
        let found: Vec<String> = reader.map(|entry| short(&entry.unwrap())).collect();
        if found != expected {
            failures.push(format!("{format} {name}: {found:?}, not {expected:?}"));
        }
        cases += 1;
        bad += usize::from(expected.iter().any(|entry| entry.contains(['!', '~'])));
    }
    assert!(failures.is_empty(), "{} of {cases}:\n{}", failures.len(), failures.join("\n"));
    assert!(bad * 2 > cases, "{bad} bad ones of {cases}");
}

/// `formats.rs` has the two that no snippet can show.
#[test]
fn every_complaint_of_captures_is_in_the_table() {
    let shown = |name: &str| {
        let ends = [format!("!{name}"), format!("~{name}")];
        let mut entries = [HEX, DUMP, BASE64, AT, JSON, AUTO].into_iter().flatten().flat_map(|case| case.3);
        entries.any(|entry| ends.iter().any(|end| entry.contains(end.as_str())))
    };
    for code in Code::ALL.iter().filter(|code| code.name().starts_with("capture_")) {
        let elsewhere = matches!(code, Code::CaptureFormatUnknown | Code::CaptureNotText);
        assert!(shown(code.name()) != elsewhere, "{code}");
    }
}
