//! Where a command writes a file that it makes: as what, and whether to a file or to standard output.

use super::output::say;
use super::{Output, WrongUse};
use crate::export::{Format, Rendered};
use crate::store::outside::{Occupant, occupant};
use crate::terminal::prep::save;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// Where the file goes.
pub enum Place {
    StandardOutput,
    File(PathBuf),
}

/// The argument that names one of `formats`.
pub fn format_parser(formats: &[Format]) -> impl TypedValueParser<Value = Format> + use<> {
    let values: Vec<PossibleValue> =
        formats.iter().map(|format| PossibleValue::new(format.name()).help(format.purpose())).collect();
    PossibleValuesParser::new(values).map(|name| Format::from_name(&name).unwrap_or(Format::Md))
}

/// What is written, and where: as `format` says, else the ending of `output`, which is one of `formats`. `name` is the
/// file's name in a folder.
pub fn destination(
    output: Option<&Path>,
    format: Option<Format>,
    formats: &[Format],
    name: &dyn Fn(Format) -> String,
) -> anyhow::Result<(Format, Place)> {
    let Some(path) = output.filter(|path| *path != Path::new("-")) else {
        let format = format.unwrap_or(Format::Md);
        if format == Format::Pdf && std::io::stdout().is_terminal() {
            let name = name(format);
            return Err(WrongUse(format!("a PDF is nothing for a terminal; name a file: -o {name}")).into());
        }
        return Ok((format, Place::StandardOutput));
    };
    if occupant(path, 0)? == Occupant::Folder {
        let format = format.unwrap_or(Format::Md);
        return Ok((format, Place::File(path.join(name(format)))));
    }
    let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned());
    let by_ending = ending.as_deref().and_then(Format::from_ending).filter(|format| formats.contains(format));
    match format.or(by_ending) {
        Some(format) => Ok((format, Place::File(path.to_owned()))),
        None => {
            let endings: Vec<String> = formats.iter().map(|format| format!(".{}", format.endings()[0])).collect();
            let (name, endings) = (path.display().to_string(), endings.join(", "));
            Err(WrongUse(format!("what to write to {name} is not clear; give --format or an ending: {endings}")).into())
        }
    }
}

impl Place {
    /// Writes the file there, and says where and what one should know of it.
    pub fn take(&self, rendered: &Rendered, force: bool, out: &mut Output) -> anyhow::Result<()> {
        if let Place::File(path) = self {
            save(path, &rendered.bytes, force)?;
            say(format!("wrote {}", path.display()));
        } else {
            out.file(&rendered.bytes)?;
            out.flush()?;
        }
        rendered.notices.iter().for_each(say);
        Ok(())
    }
}
