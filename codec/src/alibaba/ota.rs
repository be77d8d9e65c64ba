//! Firmware upgrades. Devices guide 2019, 4 and 5.10; modules and several files are the SDKs'.

use alloc::{borrow::Cow, vec::Vec};

use crate::{
    json_object,
    wire::json::{Json, TextOrNumber},
};

json_object! {
    /// The version that a device has, or asks about.
    pub struct Version<'a> {
        /// The version, in the product's own words.
        pub version: Option<TextOrNumber<'a>> = "version",
        /// Which of the device's modules; the device's firmware itself where it is left out.
        pub module: Option<Cow<'a, str>> = "module",
    }
}

json_object! {
    /// How an upgrade gets on.
    pub struct Progress<'a> {
        /// 1 to 100: percent. -1: it failed. -2: the download failed. -3: the check failed. -4: the installation failed.
        /// The guides print text, some devices a number.
        pub step: TextOrNumber<'a> = "step",
        /// The same in words.
        pub desc: Option<Cow<'a, str>> = "desc",
        /// Which of the device's modules.
        pub module: Option<Cow<'a, str>> = "module",
    }
}

json_object! {
    /// A firmware to fetch.
    pub struct Image<'a> {
        /// Its size in bytes; a number in the guides, text from some platforms.
        pub size: Option<TextOrNumber<'a>> = "size",
        /// The version that it brings.
        pub version: Option<TextOrNumber<'a>> = "version",
        /// 1 for a difference to the version before.
        pub is_diff: Option<TextOrNumber<'a>> = "isDiff",
        /// Where it is, for 24 hours.
        pub url: Option<Cow<'a, str>> = "url",
        /// The digest's method: `Md5`, `SHA256`; other spellings occur.
        pub sign_method: Option<Cow<'a, str>> = "signMethod",
        /// The digest, in hexadecimal digits.
        pub sign: Option<Cow<'a, str>> = "sign",
        /// The MD5 digest, for older devices.
        pub md5: Option<Cow<'a, str>> = "md5",
        /// Which of the device's modules.
        pub module: Option<Cow<'a, str>> = "module",
        /// Values that the operator added.
        pub ext_data: Option<Json<'a>> = "extData",
        /// The files of an upgrade that has several.
        pub files: Option<Vec<File<'a>>> = "files",
        /// How they are fetched: `HTTPS`, or `MQTT` with `stream_id` and `stream_file_id`.
        pub download_protocol: Option<Cow<'a, str>> = "dProtocol",
        /// The stream, for a download over MQTT.
        pub stream_id: Option<TextOrNumber<'a>> = "streamId",
        /// The file within the stream.
        pub stream_file_id: Option<TextOrNumber<'a>> = "streamFileId",
    }
}

json_object! {
    /// One file of an upgrade that has several.
    pub struct File<'a> {
        /// Its name.
        pub file_name: Option<Cow<'a, str>> = "fileName",
        /// Its size in bytes.
        pub file_size: Option<TextOrNumber<'a>> = "fileSize",
        /// Where it is.
        pub file_url: Option<Cow<'a, str>> = "fileUrl",
        /// Its MD5 digest.
        pub file_md5: Option<Cow<'a, str>> = "fileMd5",
        /// Its digest.
        pub file_sign: Option<Cow<'a, str>> = "fileSign",
    }
}
