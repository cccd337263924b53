// Recording with the browser's own recorder, where it has one.

// Ten minutes is the most the server takes.
const longest = 10 * 60;

export const canRecord = () => Boolean(window.MediaRecorder && navigator.mediaDevices?.getUserMedia);

// record starts at once and returns how to stop it. tick is told the seconds;
// done gets the recording and a file name. It throws when there is no
// microphone, or it may not be used.
export async function record(tick, done) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: 64000 });
  const pieces = [];
  let seconds = 0;
  const timer = setInterval(() => (++seconds >= longest ? recorder.stop() : tick(seconds)), 1000);
  recorder.addEventListener('dataavailable', (e) => pieces.push(e.data));
  recorder.addEventListener('stop', () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    const type = recorder.mimeType.split(';')[0];
    done(new Blob(pieces, { type }), type.includes('mp4') ? 'recording.m4a' : 'recording.webm');
  });
  recorder.start();
  tick(0);
  return () => recorder.stop();
}
