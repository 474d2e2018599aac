//! `sw.js`: the worker that keeps the site on the device, with the list of all that belongs to it.

use std::path::Path;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use crate::{
    dist::{asset::Asset, tools::Tools},
    failure::Failure,
};

/// Name of the worker. It answers for the folder in which it stands.
pub(in crate::dist) const NAME: &str = "sw.js";

/// The worker for a site of these files. It knows each by its name and the SHA-256 of its content.
pub(in crate::dist) fn worker(root: &Path, tools: &Tools, assets: &[Asset]) -> Result<Asset, Failure> {
    let files: Vec<String> = assets
        .iter()
        .map(|asset| {
            let digest = BASE64_STANDARD.encode(Sha256::digest(asset.bytes()));
            format!("\"{}\":\"{digest}\"", asset.published())
        })
        .collect();
    let script = tools.script_with(
        &root.join("www").join(NAME),
        "FILES",
        &format!("{{{}}}", files.join(",")),
    )?;
    Ok(Asset::page(NAME, script))
}
