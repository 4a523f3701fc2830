// A photograph is made smaller before it is sent: of a phone's 5 MB the site keeps a tenth.

const LONGEST = 2560;
const QUALITY = 0.85;
// Below this a picture of the right size is sent as it is: another round would cost its sharpness.
const SMALL = 1024 * 1024;

/**
 * What is to be sent for `file`: { blob, shows }. It is upright, at most LONGEST pixels long and a
 * JPEG. A file that the browser cannot read, such as HEIC, comes back as it is with `shows` false.
 */
export async function shrink(file) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return { blob: file, shows: false };
  }
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const blob = scale === 1 && file.size <= SMALL ? file : await redrawn(bitmap, scale);
  bitmap.close();
  return { blob: blob && blob.size < file.size ? blob : file, shows: true };
}

function redrawn(bitmap, scale) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext("2d");
  // A JPEG has no transparency: what is clear would turn black.
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, "image/jpeg", QUALITY);
  });
}
