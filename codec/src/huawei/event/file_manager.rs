//! `$file_manager`: files to and from object storage. IoTDA guide 2.1.2.5.

use crate::{
    huawei::{Figure, Text},
    json_object,
    wire::json::OrNull,
};

json_object! {
    /// A device asks where to put or get a file.
    pub struct UrlRequest<'a> {
        /// The file's name.
        pub file_name: Option<Text<'a>> = "file_name",
        /// The same as the guide's table spells it for downloads.
        pub file_name_of_table: Option<Text<'a>> = "fileName",
        /// What is known of the file.
        pub file_attributes: Option<OrNull<Attributes<'a>>> = "file_attributes",
        /// The digest, where the C SDK puts it.
        pub hash_code: Option<Text<'a>> = "hash_code",
        /// The size, where the C SDK puts it.
        pub size: Option<Figure<'a>> = "size",
    }
}

impl UrlRequest<'_> {
    /// The file's name, in either spelling.
    pub fn file_name(&self) -> Option<&str> {
        crate::huawei::said(&self.file_name).or_else(|| crate::huawei::said(&self.file_name_of_table))
    }
}

json_object! {
    /// What is known of a file.
    pub struct Attributes<'a> {
        /// Its digest.
        pub hash_code: Option<Text<'a>> = "hash_code",
        /// Its size in bytes.
        pub size: Option<Figure<'a>> = "size",
    }
}

json_object! {
    /// Where to put or get a file.
    pub struct Url<'a> {
        /// The address.
        pub url: Text<'a> = "url",
        /// The bucket of the storage.
        pub bucket_name: Option<Text<'a>> = "bucket_name",
        /// The file's name in the storage.
        pub object_name: Option<Text<'a>> = "object_name",
        /// How long the address lives, in seconds.
        pub expire: Option<Figure<'a>> = "expire",
        /// What is known of the file.
        pub file_attributes: Option<OrNull<Attributes<'a>>> = "file_attributes",
    }
}

json_object! {
    /// What became of a file.
    pub struct Outcome<'a> {
        /// The file's name in the storage.
        pub object_name: Text<'a> = "object_name",
        /// 0 for success, 1 for failure.
        pub result_code: Figure<'a> = "result_code",
        /// What the storage answered.
        pub status_code: Option<Figure<'a>> = "status_code",
        /// The same in words.
        pub status_description: Option<Text<'a>> = "status_description",
    }
}
