/** Keeps what users cannot reach out of the manifest, so that its diff is the diff of the public API. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    // The order of the files on a disk is nobody's choice.
    customElementsManifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const module of customElementsManifest.modules) {
      for (const declaration of module.declarations ?? []) {
        declaration.members = declaration.members?.filter(
          ({ name, privacy, static: isStatic }) =>
            !name.startsWith('#') && privacy !== 'private' && !isStatic,
        );
      }
    }
  },
};

export default {
  globs: ['src/components/**/*.ts', 'src/composites/**/*.ts'],
  exclude: ['**/*.styles.ts', '**/icons.ts'],
  litelement: true,
  outdir: '.',
  plugins: [publicOnly],
};
