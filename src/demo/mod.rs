//! stub
use crate::config::Config;
/// stub
pub struct DemoOptions {
    /// stub
    pub fast: bool,
}
/// stub
pub async fn run(_: Config, _: DemoOptions) -> Result<(), std::io::Error> {
    Ok(())
}
