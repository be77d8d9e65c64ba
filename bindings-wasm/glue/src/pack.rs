//! What the page holds the module in: LZMA, a quarter smaller than gzip.

use std::io::{self, Write};

use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType};

/// The bytes as an `.lzma` file that says its size.
pub(crate) fn packed(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let size = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    // It looks back over all of it. Where a byte stands (`lp`, `pb`) says nothing of a module, and what stands before it (`lc`) not
    // much, once its parts are apart.
    let (lc, lp, pb) = (2, 0, 0);
    let longest = LzmaOptions::NICE_LEN_MAX;
    let mut options =
        LzmaOptions::new(size.max(1 << 12), lc, lp, pb, EncodeMode::Normal, longest, MfType::Bt4, 0);
    options.depth_limit = 1000;
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(size.into()))?;
    writer.write_all(bytes)?;
    writer.finish()
}
