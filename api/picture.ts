/** As large as a sheet must be to be read. */
const LONGEST_SIDE = 1600;
const QUALITY = 72;
/** More than any phone takes; a file that unpacks to more is none of a sheet. */
const MOST_PIXELS = 60_000_000;
const READ: readonly string[] = ['jpeg', 'png', 'webp'];

/**
 * A photograph made small: upright, as JPEG, without place, time and device that the camera wrote into it.
 * @returns undefined where it is no JPEG, PNG or WebP, or more than it should be
 */
export async function smallPicture(bytes: Buffer): Promise<Buffer | undefined> {
  // Loaded with the first photograph: nothing else of the API needs it.
  const { default: sharp } = await import('sharp');
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
    const { format } = await picture.metadata();
    if (!READ.includes(format)) return undefined;
    return await picture
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: QUALITY, progressive: true })
      .toBuffer();
  } catch {
    return undefined; // whatever it is, no picture that can be shown
  }
}
