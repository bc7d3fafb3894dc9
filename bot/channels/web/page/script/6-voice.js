// Voice notes: one tap starts, one stops.

var LONGEST_VOICE_MS = 90 * 1000;

var voice = document.getElementById('voice');
var recorder = null;

if (window.MediaRecorder && navigator.mediaDevices && navigator.mediaDevices.getUserMedia) voice.hidden = false;

voice.addEventListener('click', function () { if (recorder) recorder.stop(); else record(); });

async function record() {
  try {
    var stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    startRecorder(stream);
  } catch (error) {
    notice(words.noMicrophone);
  }
}

function startRecorder(stream) {
  var pieces = [];
  recorder = new MediaRecorder(stream, { audioBitsPerSecond: 24000 });
  var alarm = setTimeout(function () { if (recorder) recorder.stop(); }, LONGEST_VOICE_MS);
  recorder.ondataavailable = function (event) { if (event.data.size) pieces.push(event.data); };
  recorder.onstop = function () {
    clearTimeout(alarm);
    var type = recorder.mimeType;
    recorder = null;
    stream.getTracks().forEach(function (track) { track.stop(); });
    setVoice(words.speak, false);
    var note = new Blob(pieces, { type: type });
    if (note.size) say({ kind: 'voice', file: note, fileName: 'voice' });
  };
  recorder.start();
  setVoice(words.stop, true);
}

function setVoice(label, isOn) {
  voice.textContent = label;
  voice.setAttribute('aria-pressed', String(isOn));
  tellState();
}
