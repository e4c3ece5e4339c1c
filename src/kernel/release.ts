/** The release of this library: what was computed by another one is computed anew. A test holds it to package.json. */
export const release = '0.3.0'
