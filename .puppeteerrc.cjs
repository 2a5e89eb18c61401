// The browsers come from the distribution; see scripts/browsers.js.
module.exports = { skipDownload: true };
