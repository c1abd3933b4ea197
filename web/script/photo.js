// A photograph is made small on the phone, so that little is sent; the server does it in any case.
const SIDE = 1600;
const input = document.querySelector('input[type=file][data-small]');

const small = async (file) => {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.75));
};

const shrink = async () => {
  const [file] = input.files;
  if (!file) return;
  const blob = await small(file).catch(() => undefined);
  // What cannot be read here is sent as it is: the server says what is wrong with it.
  if (!blob || blob.size >= file.size) return;
  const files = new DataTransfer();
  files.items.add(new File([blob], 'sheet.jpg', { type: 'image/jpeg' }));
  input.files = files.files;
};
input?.addEventListener('change', () => void shrink());
