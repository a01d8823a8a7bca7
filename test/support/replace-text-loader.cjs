/**
 * rspack loader that replaces pieces of one source file while it is bundled. A piece that is not there exactly once is
 * an error: a replacement that does nothing would prove nothing.
 */
module.exports = function replaceText(source) {
  let text = source;
  for (const { from, to } of this.getOptions().replacements) {
    const parts = text.split(from);
    if (parts.length !== 2) {
      throw new Error(`${this.resourcePath} has ${parts.length - 1} times, not once: ${from}`);
    }
    text = parts.join(to);
  }
  return text;
};
