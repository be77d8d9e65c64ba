//! Content formats (RFC 7252 section 12.3).

/// The number of a content format, in Content-Format and Accept.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct ContentFormat(pub u16);

/// The registered content formats (IANA, CoAP content-formats), without those of single vendors, in ascending order.
pub const CONTENT_FORMATS: &[(u16, &str)] = &[
    (0, "text/plain;charset=utf-8"),
    (16, "application/cose;cose-type=\"cose-encrypt0\""),
    (17, "application/cose;cose-type=\"cose-mac0\""),
    (18, "application/cose;cose-type=\"cose-sign1\""),
    (19, "application/ace+cbor"),
    (21, "image/gif"),
    (22, "image/jpeg"),
    (23, "image/png"),
    (40, "application/link-format"),
    (41, "application/xml"),
    (42, "application/octet-stream"),
    (47, "application/exi"),
    (50, "application/json"),
    (51, "application/json-patch+json"),
    (52, "application/merge-patch+json"),
    (60, "application/cbor"),
    (61, "application/cwt"),
    (62, "application/multipart-core"),
    (63, "application/cbor-seq"),
    (96, "application/cose;cose-type=\"cose-encrypt\""),
    (97, "application/cose;cose-type=\"cose-mac\""),
    (98, "application/cose;cose-type=\"cose-sign\""),
    (101, "application/cose-key"),
    (102, "application/cose-key-set"),
    (110, "application/senml+json"),
    (111, "application/sensml+json"),
    (112, "application/senml+cbor"),
    (113, "application/sensml+cbor"),
    (114, "application/senml-exi"),
    (115, "application/sensml-exi"),
    (256, "application/coap-group+json"),
    (257, "application/concise-problem-details+cbor"),
    (271, "application/dots+cbor"),
    (310, "application/senml+xml"),
    (311, "application/sensml+xml"),
    (320, "application/senml-etch+json"),
    (322, "application/senml-etch+cbor"),
    (340, "application/yang-data+cbor"),
    (432, "application/td+json"),
    (10000, "application/vnd.ocf+cbor"),
    (11050, "application/json deflate"),
    (11060, "application/cbor deflate"),
    (11542, "application/vnd.oma.lwm2m+tlv"),
    (11543, "application/vnd.oma.lwm2m+json"),
    (11544, "application/vnd.oma.lwm2m+cbor"),
];

impl ContentFormat {
    /// 0: text in UTF-8.
    pub const TEXT: Self = ContentFormat(0);
    /// 40: links (RFC 6690).
    pub const LINK_FORMAT: Self = ContentFormat(40);
    /// 42: bytes.
    pub const OCTET_STREAM: Self = ContentFormat(42);
    /// 50: JSON.
    pub const JSON: Self = ContentFormat(50);
    /// 60: CBOR.
    pub const CBOR: Self = ContentFormat(60);

    /// The media type, with the content coding where there is one.
    pub fn name(self) -> Option<&'static str> {
        let at = CONTENT_FORMATS.binary_search_by_key(&self.0, |row| row.0).ok()?;
        CONTENT_FORMATS.get(at).map(|row| row.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found() {
        for (number, name) in CONTENT_FORMATS {
            assert_eq!(ContentFormat(*number).name(), Some(*name));
        }
        assert_eq!(ContentFormat(1).name(), None);
    }
}
