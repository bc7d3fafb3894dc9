// The composer.

var MOST_BYTES = 10 * 1024 * 1024;
var LONGEST_SIDE = 2560;
var SMALL_BYTES = 600 * 1024;

var files = document.getElementById('files');

document.getElementById('composer').addEventListener('submit', function (event) {
  event.preventDefault();
  var text = field.value;
  if (!text.trim()) { field.focus(); return; }
  field.value = '';
  fit();
  say(lastStep === null ? { text: text } : { text: text, step: lastStep }, text);
  field.focus();
});

field.addEventListener('keydown', function (event) {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  document.getElementById('say').click();
});

field.addEventListener('input', fit);

function fit() {
  field.style.height = 'auto';
  field.style.height = Math.min(field.scrollHeight + 4, 160) + 'px';
}

document.getElementById('photo').addEventListener('click', function () { files.click(); });

files.addEventListener('change', async function () {
  var chosen = Array.from(files.files);
  files.value = '';
  for (var file of chosen) {
    var isPhoto = file.type.startsWith('image/');
    var ready = isPhoto ? await smaller(file) : file;
    if (ready.size > MOST_BYTES) { notice(words.tooBig); continue; }
    say({ kind: isPhoto ? 'photo' : 'file', file: ready, fileName: file.name || 'anh.jpg' });
  }
});

// Spend less of somebody's data: a large photo is made smaller here. Browsers that would lose
// how the phone was held send it as it is.
async function smaller(file) {
  if (file.size < SMALL_BYTES || !window.CSS || !CSS.supports('image-orientation', 'from-image')) return file;
  var address = URL.createObjectURL(file);
  try {
    var copy = await drawn(await loaded(address));
    return copy && copy.size < file.size ? copy : file;
  } catch (error) {
    return file;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function loaded(address) {
  return new Promise(function (resolve, reject) {
    var image = new Image();
    image.onload = function () { resolve(image); };
    image.onerror = reject;
    image.src = address;
  });
}

function drawn(image) {
  var scale = Math.min(1, LONGEST_SIDE / Math.max(image.naturalWidth, image.naturalHeight));
  var canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  var brush = canvas.getContext('2d');
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise(function (resolve) { canvas.toBlob(resolve, 'image/jpeg', 0.85); });
}
