//! Known answers of the keyed digests: RFC 2202 (MD5, SHA-1), RFC 4231 (SHA-256), and edge cases whose answers are those of
//! Python's `hmac` over OpenSSL: keys around a block's length, empty keys and texts, texts of every length up to 300 bytes.

use thingwire::wire::hmac::{Keyed, Method, hash, hmac};

/// Method, key, text, digest.
type Case = (Method, Bytes, Bytes, &'static str);

#[derive(Clone, Copy, Debug)]
enum Bytes {
    Text(&'static [u8]),
    Times(u8, usize),
    Counted(u8, u8),
}

impl Bytes {
    fn bytes(self) -> Vec<u8> {
        match self {
            Text(text) => text.to_vec(),
            Times(byte, count) => vec![byte; count],
            Counted(first, last) => (first..=last).collect(),
        }
    }
}

use Bytes::{Counted, Text, Times};
use Method::{Md5, Sha1, Sha256, Sm3};

/// RFC 2202 sections 2 and 3, RFC 4231 section 4 (case 5 in full, not cut to 128 bits).
const RFC: &[Case] = &[
    (Md5, Times(0x0b, 16), Text(b"Hi There"), "9294727a3638bb1c13f48ef8158bfc9d"),
    (Md5, Text(b"Jefe"), Text(b"what do ya want for nothing?"), "750c783e6ab0b503eaa86e310a5db738"),
    (Md5, Times(0xaa, 16), Times(0xdd, 50), "56be34521d144c88dbb8c733f0e8b3f6"),
    (Md5, Counted(0x01, 0x19), Times(0xcd, 50), "697eaf0aca3a3aea3a75164746ffaa79"),
    (Md5, Times(0x0c, 16), Text(b"Test With Truncation"), "56461ef2342edc00f9bab995690efd4c"),
    (Md5, Times(0xaa, 80), Text(b"Test Using Larger Than Block-Size Key - Hash Key First"), "6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd"),
    (Md5, Times(0xaa, 80), Text(b"Test Using Larger Than Block-Size Key and Larger Than One Block-Size Data"), "6f630fad67cda0ee1fb1f562db3aa53e"),
    (Sha1, Times(0x0b, 20), Text(b"Hi There"), "b617318655057264e28bc0b6fb378c8ef146be00"),
    (Sha1, Text(b"Jefe"), Text(b"what do ya want for nothing?"), "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
    (Sha1, Times(0xaa, 20), Times(0xdd, 50), "125d7342b9ac11cd91a39af48aa17b4f63f175d3"),
    (Sha1, Counted(0x01, 0x19), Times(0xcd, 50), "4c9007f4026250c6bc8414f9bf50c86c2d7235da"),
    (Sha1, Times(0x0c, 20), Text(b"Test With Truncation"), "4c1a03424b55e07fe7f27be1d58bb9324a9a5a04"),
    (Sha1, Times(0xaa, 80), Text(b"Test Using Larger Than Block-Size Key - Hash Key First"), "aa4ae5e15272d00e95705637ce8a3b55ed402112"),
    (Sha1, Times(0xaa, 80), Text(b"Test Using Larger Than Block-Size Key and Larger Than One Block-Size Data"), "e8e99d0f45237d786d6bbaa7965c7808bbff1a91"),
    (Sha256, Times(0x0b, 20), Text(b"Hi There"), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
    (Sha256, Text(b"Jefe"), Text(b"what do ya want for nothing?"), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
    (Sha256, Times(0xaa, 20), Times(0xdd, 50), "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
    (Sha256, Counted(0x01, 0x19), Times(0xcd, 50), "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
    (Sha256, Times(0x0c, 20), Text(b"Test With Truncation"), "a3b6167473100ee06e0c796c2955552bfa6f7c0a6a8aef8b93f860aab0cd20c5"),
    (Sha256, Times(0xaa, 131), Text(b"Test Using Larger Than Block-Size Key - Hash Key First"), "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
    (Sha256, Times(0xaa, 131), Text(b"This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm."), "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
];

/// Python's `hmac`.
const EDGES: &[Case] = &[
    (Md5, Times(0x00, 0), Times(0x00, 0), "74e6f7298a9c2d168935f58c001bad88"),
    (Md5, Times(0x00, 0), Times(0x74, 1), "ee5f9bd0345139a17de5831f4541c4fb"),
    (Md5, Times(0x00, 0), Times(0x74, 55), "a4c3b29752d46e2da4889e4636e18c54"),
    (Md5, Times(0x00, 0), Times(0x74, 64), "66d566b643a6a1b3aada585c3154c756"),
    (Md5, Times(0x00, 0), Times(0x74, 129), "9603b4eb18f9150c37872a25cac5eb48"),
    (Md5, Times(0x00, 1), Times(0x00, 0), "74e6f7298a9c2d168935f58c001bad88"),
    (Md5, Times(0x6b, 1), Times(0x00, 0), "cd32bedd46aa63cffa3023f050fc78e3"),
    (Md5, Times(0x6b, 63), Times(0x00, 0), "1e67537ccac5ff3531bae1aa2dc75afb"),
    (Md5, Times(0x6b, 63), Times(0x74, 1), "a51a3d9ed1e1beb578d14b8822ba8304"),
    (Md5, Times(0x6b, 63), Times(0x74, 129), "d7cf621f7fe7ab277b81b3319f96c50b"),
    (Md5, Times(0x6b, 64), Times(0x00, 0), "114eeb1da42af605666663c84c40d185"),
    (Md5, Times(0x6b, 64), Times(0x74, 1), "88e3d6e4ebc62f25520eb263b4fa7ac8"),
    (Md5, Times(0x6b, 64), Times(0x74, 129), "de399342a2ce0558e08389116e5a3983"),
    (Md5, Times(0x6b, 65), Times(0x00, 0), "8677d9ee402469f569a14d60b41c7f30"),
    (Md5, Times(0x6b, 65), Times(0x74, 1), "436c697ad5e111c20a0d81b8b33c0bcd"),
    (Md5, Times(0x6b, 65), Times(0x74, 129), "b482491e8c987f300dd87887cfd15da9"),
    (Md5, Times(0xff, 200), Times(0x00, 0), "428af35ba629bef5067d612b2f653faa"),
    (Md5, Times(0xff, 200), Times(0x74, 55), "5af6be9f49147a0f2be26d5d1c1640ee"),
    (Md5, Times(0xff, 200), Times(0x74, 64), "103c8576c3cb037a79ed1f6e21997ef2"),
    (Sha1, Times(0x00, 0), Times(0x00, 0), "fbdb1d1b18aa6c08324b7d64b71fb76370690e1d"),
    (Sha1, Times(0x00, 0), Times(0x74, 1), "480324ef1db471bdb68afb2855fe4bb08ab760ac"),
    (Sha1, Times(0x00, 0), Times(0x74, 55), "7b27130a652303a93bdb67254291f739e2f26b15"),
    (Sha1, Times(0x00, 0), Times(0x74, 64), "970a119fc378474d83eeed224999706eddab7ba2"),
    (Sha1, Times(0x00, 0), Times(0x74, 129), "31edd239722b6c24da58debcd183652d602c13cb"),
    (Sha1, Times(0x00, 1), Times(0x00, 0), "fbdb1d1b18aa6c08324b7d64b71fb76370690e1d"),
    (Sha1, Times(0x6b, 1), Times(0x00, 0), "3a84a218ee6665209bb70e84525dd837645a1965"),
    (Sha1, Times(0x6b, 63), Times(0x00, 0), "f4cff7cd54b18b8656227ff7b775ecec41f136db"),
    (Sha1, Times(0x6b, 63), Times(0x74, 1), "98b177419660762b47c1742cd9d135bb5704063b"),
    (Sha1, Times(0x6b, 63), Times(0x74, 129), "31657854ab24929da3422d87050f73e4510c6426"),
    (Sha1, Times(0x6b, 64), Times(0x00, 0), "b6b10bf17b16d7347adb5e4149102761dbb3bcbd"),
    (Sha1, Times(0x6b, 64), Times(0x74, 1), "a91e9eada7ccf081d02c606081c525728a27af6a"),
    (Sha1, Times(0x6b, 64), Times(0x74, 129), "995e30a17a94e3bba4589c42293955291890eda5"),
    (Sha1, Times(0x6b, 65), Times(0x00, 0), "52b70f513f87ea4feaf119af1cdc8097107b3837"),
    (Sha1, Times(0x6b, 65), Times(0x74, 1), "635d15a6655ae33377402c638f05f7a208a1b979"),
    (Sha1, Times(0x6b, 65), Times(0x74, 129), "37959e221454e8a92b4557ffedc220c5c35a7bca"),
    (Sha1, Times(0xff, 200), Times(0x00, 0), "13aa95ef147e209f9e74f0b8f5ef81f3820c360e"),
    (Sha1, Times(0xff, 200), Times(0x74, 55), "58c5b3e476256f45e3579ad0e5385320d373a677"),
    (Sha1, Times(0xff, 200), Times(0x74, 64), "dc5d7e6afe771ccab24d4df5827a74bb239a1ded"),
    (
        Sha256,
        Times(0x00, 0),
        Times(0x00, 0),
        "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad",
    ),
    (
        Sha256,
        Times(0x00, 0),
        Times(0x74, 1),
        "ab87a52b90aac117e33ea5805efb50286f8f47822aa62a337568a87bdb23f672",
    ),
    (
        Sha256,
        Times(0x00, 0),
        Times(0x74, 55),
        "02fd9ae7f3fb1c41b308bb014ca7c20643ec6dfc177e0fb673de6e5c4a0ed39a",
    ),
    (
        Sha256,
        Times(0x00, 0),
        Times(0x74, 64),
        "7b095c1a597c9295d92749ca09956fb546107f0b7e81e0ccec83241a7c0cdfb8",
    ),
    (
        Sha256,
        Times(0x00, 0),
        Times(0x74, 129),
        "ec8606652598555b24def118134714f8e7d7e6eaa19a5ff844b57f4580740e08",
    ),
    (
        Sha256,
        Times(0x00, 1),
        Times(0x00, 0),
        "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad",
    ),
    (
        Sha256,
        Times(0x6b, 1),
        Times(0x00, 0),
        "8bb990c40a7d61cb97597a942125025be50ac8beb74436e3735b98893a7f6620",
    ),
    (
        Sha256,
        Times(0x6b, 63),
        Times(0x00, 0),
        "a73e4ae46b2a9f2402fff056e156c0a25551e3db5097f9367522239bfbc2d02e",
    ),
    (
        Sha256,
        Times(0x6b, 63),
        Times(0x74, 1),
        "76c512a12873984e039c8f9c4d45bfeb3ab0e325a17246bf19bc2fd98c6c8613",
    ),
    (
        Sha256,
        Times(0x6b, 63),
        Times(0x74, 129),
        "89dfcc5c7833c9a0174505fe9844a0b3994bc0decc500c63bb112df639e9c794",
    ),
    (
        Sha256,
        Times(0x6b, 64),
        Times(0x00, 0),
        "83026a325aaee70e36cfe607536aa1054104ad1077c36134810d4ccded1ccd3b",
    ),
    (
        Sha256,
        Times(0x6b, 64),
        Times(0x74, 1),
        "5cb339c17fe343fb30562ad4d98ea86ddc331f8a3de34bf0b40b222f5f14b6b0",
    ),
    (
        Sha256,
        Times(0x6b, 64),
        Times(0x74, 129),
        "602244406d855a59624686095afed7ac02ed2cc8cd5f632983a8c1adcae974c1",
    ),
    (
        Sha256,
        Times(0x6b, 65),
        Times(0x00, 0),
        "41f1c4cc3107cd5b8d92460f61032902bfdb06484eef17e861b83a5012d3b7f3",
    ),
    (
        Sha256,
        Times(0x6b, 65),
        Times(0x74, 1),
        "975643b93d738aaa11c25fdc971d4c06e7a3e2246458212c979a16108b461e83",
    ),
    (
        Sha256,
        Times(0x6b, 65),
        Times(0x74, 129),
        "9941ee60ea3c6a1c99b6dce2145696c6fb77b307fe16de5e591405a67effc4df",
    ),
    (
        Sha256,
        Times(0xff, 200),
        Times(0x00, 0),
        "7acbce9b924dc347e27cd12aaeac12281d3adacb1abb4a3b84736302c8ef3a7c",
    ),
    (
        Sha256,
        Times(0xff, 200),
        Times(0x74, 55),
        "d18f92bb22b4fed8b1d8746b966fac7312a86c2611319204d8da9b326b82fa0f",
    ),
    (
        Sha256,
        Times(0xff, 200),
        Times(0x74, 64),
        "c74cb92b4896446d31d3d5b4ea8355fe1d4298d0decbdfe2287925fa90a48d0c",
    ),
    (Sm3, Times(0x00, 0), Times(0x00, 0), "0d23f72ba15e9c189a879aefc70996b06091de6e64d31b7a84004356dd915261"),
    (Sm3, Times(0x00, 0), Times(0x74, 1), "af9fa435466b51df1baff92cee284d054ccb14d4a642e96ca40d26f397e1ba4d"),
    (
        Sm3,
        Times(0x00, 0),
        Times(0x74, 55),
        "0042f43a50804123dcfde6a8b76d10321e69645bdfd0c128587c9c90922b40a2",
    ),
    (
        Sm3,
        Times(0x00, 0),
        Times(0x74, 64),
        "514e4b61afbee27366d2f90a842e4a57b8388690db2faae1f547646b259179d8",
    ),
    (
        Sm3,
        Times(0x00, 0),
        Times(0x74, 129),
        "1ebe660d3a153a64cb6170fc9ab8ba26a97c9c014f0b79727c5f60eb1deeb1ef",
    ),
    (Sm3, Times(0x00, 1), Times(0x00, 0), "0d23f72ba15e9c189a879aefc70996b06091de6e64d31b7a84004356dd915261"),
    (Sm3, Times(0x6b, 1), Times(0x00, 0), "4c6033694d35de3efdf4b4889694915663bc4ca3c3bfc34a7f5e93890db1e65c"),
    (
        Sm3,
        Times(0x6b, 63),
        Times(0x00, 0),
        "c4d2cbd3b23a269199f69ef1106671b6fe88471c40c655a024363640f6362e09",
    ),
    (
        Sm3,
        Times(0x6b, 63),
        Times(0x74, 1),
        "ea12e0b76930c15d44c6c05b965df575045273cc532ec34fc26b39f3c76ce572",
    ),
    (
        Sm3,
        Times(0x6b, 63),
        Times(0x74, 129),
        "d2ef821d88697657feb0453fed1aae5c8013ea5d726496dcec6ea2e0ed9af3f4",
    ),
    (
        Sm3,
        Times(0x6b, 64),
        Times(0x00, 0),
        "5b2aec6b44c5d9a152bec85845454dfd7651d7be4fc49446f7cd1f2a8b412cee",
    ),
    (
        Sm3,
        Times(0x6b, 64),
        Times(0x74, 1),
        "106a3fad8c6e8dad939489e0f211e4c764b91a32ca8829b4d24d8da8d05715b1",
    ),
    (
        Sm3,
        Times(0x6b, 64),
        Times(0x74, 129),
        "c0ab5b9397c086f104b69d856e4753ccafbc72cd7d4185bf9beb95ea7c49e7bc",
    ),
    (
        Sm3,
        Times(0x6b, 65),
        Times(0x00, 0),
        "b725025e92fbc8b9a62440d9a9b62b63a8d5301eba7595baefe68e91bdc0e233",
    ),
    (
        Sm3,
        Times(0x6b, 65),
        Times(0x74, 1),
        "1fb113c3248e496eaed596076a154e914ba7fc2aa816e41e25fb3eafd2456864",
    ),
    (
        Sm3,
        Times(0x6b, 65),
        Times(0x74, 129),
        "4daeb14895f5ba412a7690f0a3ef956d1e97bea11205966855d3a0cc8099ede3",
    ),
    (
        Sm3,
        Times(0xff, 200),
        Times(0x00, 0),
        "f5c0eb97e859be1c5439e40caae5e031c82fe53e20d49aa42f1ce3bfedd455c9",
    ),
    (
        Sm3,
        Times(0xff, 200),
        Times(0x74, 55),
        "f31d1945060cf8c261601343fcc1e311c37ee317a74b9856d46795ec1b6eb8af",
    ),
    (
        Sm3,
        Times(0xff, 200),
        Times(0x74, 64),
        "a82ce6fb4d8ba71b0839b594c67268acf337c3eb8385f2fdb6664a6c77204084",
    ),
];

/// For each method: the digest of all digests of `t` times 0 to 300, keyed with `k`; then the same of plain hashes.
const LENGTHS: &[(Method, &str, &str)] = &[
    (Md5, "8fbafc33f577c48878c4b9ca418d2447", "5e2b2dd396555eafc83e865beca8f902"),
    (Sha1, "5520aaf35e8802fe693fa6342de34bce43779bb6", "8983a31755a5f4065bf73abd7cdb28f2d144e87f"),
    (
        Sha256,
        "4fa262022f8862944667640036d376f91f640f607412f05f1278e0b80a0375f9",
        "aad59199010fd5f7c246647072c6addd7d02627f7c4b798517b38d6fd6b3459f",
    ),
    (
        Sm3,
        "1c7aca5d6108d1a9c88155db773f538384847e78342471ff6a40da827f180577",
        "d73b2b00632d25fb310b1c79c6ca582c6a9270304fac387658121e1bf74a557d",
    ),
];

#[test]
fn known_answers_come_out() {
    for (method, key, text, digest) in [RFC, EDGES].concat() {
        assert_eq!(hmac(method, &key.bytes(), &text.bytes()).to_hex(), digest, "{method} {key:?} {text:?}");
    }
    assert_eq!((RFC.len(), EDGES.len()), (21, 76));
}

#[test]
fn the_first_answers_are_as_the_rfcs_print_them() {
    assert_eq!(RFC[0].3, "9294727a3638bb1c13f48ef8158bfc9d");
    assert_eq!(RFC[7].3, "b617318655057264e28bc0b6fb378c8ef146be00");
    assert_eq!(RFC[14].3, "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
}

#[test]
fn every_length_comes_out_whole_and_in_pieces() {
    let text = [b't'; 300];
    for (method, keyed, plain) in LENGTHS {
        let (mut all_keyed, mut all_plain) = (Vec::new(), Vec::new());
        for length in 0..=300 {
            let text = &text[..length];
            let whole = hmac(*method, b"k", text);
            for size in [1, 7, 127, 128, 129] {
                let mut pieces = Keyed::new(*method, b"k");
                text.chunks(size).for_each(|piece| pieces.feed(piece));
                assert!(pieces.finish() == whole, "{method} {length} in pieces of {size}");
            }
            all_keyed.extend_from_slice(whole.bytes());
            all_plain.extend_from_slice(hash(*method, text).bytes());
        }
        assert_eq!(hash(*method, &all_keyed).to_hex(), *keyed, "{method}");
        assert_eq!(hash(*method, &all_plain).to_hex(), *plain, "{method}");
    }
}

#[test]
fn digests_compare_by_content_and_show_nothing() {
    let digest = hmac(Sha1, b"k", b"t");
    assert!(digest.is(digest.bytes()) && digest == hmac(Sha1, b"k", b"t"));
    assert!(!digest.is(&digest.bytes()[1..]) && !digest.is(&[0; 20]) && digest != hmac(Md5, b"k", b"t"));
    assert_eq!(format!("{digest:?} {:?}", Keyed::new(Sha1, b"k")), "[secret] [secret]");
    assert_eq!(digest.to_upper_hex(), digest.to_hex().to_uppercase());
}

/// What Wycheproof's files of invalid tags try, on every known answer: one bit flipped, first and last bytes changed, all zeros and
/// ones, cut to any length, and longer.
#[test]
fn wrong_tags_are_refused() {
    let mut refused = 0;
    for (method, key, text, tag) in [RFC, EDGES].concat() {
        let digest = hmac(method, &key.bytes(), &text.bytes());
        let tag = thingwire::wire::hex::decode(tag).expect("hex");
        assert!(digest.is(&tag), "{method} {key:?} {text:?}");
        let mut wrong: Vec<Vec<u8>> = Vec::new();
        for bit in 0..tag.len() * 8 {
            let mut tag = tag.clone();
            tag[bit / 8] ^= 1 << (bit % 8);
            wrong.push(tag);
        }
        wrong.extend((0..tag.len()).map(|length| tag[..length].to_vec()));
        wrong.extend([0x00, 0xff].map(|byte| vec![byte; tag.len()]));
        wrong.extend([&[0][..], &tag[..]].map(|more| [&tag, more].concat()));
        wrong.push([&[0][..], &tag].concat());
        wrong.push(tag.iter().rev().copied().collect());
        wrong.push(tag.iter().map(|byte| !byte).collect());
        // The answer of the same key and text by another method.
        wrong.extend(
            Method::ALL
                .iter()
                .filter(|other| **other != method)
                .map(|other| hmac(*other, &key.bytes(), &text.bytes()).bytes().to_vec()),
        );
        for tag in &wrong {
            assert!(!digest.is(tag), "{method} {key:?} {text:?} {tag:02x?}");
        }
        refused += wrong.len();
    }
    assert!(refused > 20_000, "{refused}");
}

#[test]
fn methods_have_names_in_any_case() {
    for (name, method) in [("hmacmd5", Md5), ("HmacSHA1", Sha1), ("hmacSha256", Sha256), ("HMACSM3", Sm3)] {
        assert_eq!(Method::from_name(name), Some(method));
        assert_eq!(hmac(method, b"", b"").bytes().len(), method.digest_bytes());
    }
    for name in ["", "sha256", "hmac", "hmacsha512", " hmacmd5", "hmac-md5"] {
        assert_eq!(Method::from_name(name), None, "{name}");
    }
}
