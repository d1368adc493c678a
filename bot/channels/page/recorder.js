// A recording made in the browser. It needs a secure page (https, or this machine) and the person's yes.

const LONGEST = 120; // Seconds.

export class Recorder {
  constructor(form, done, refused) {
    this.box = form.querySelector(".recording");
    this.row = form.querySelector(".row");
    this.begin = form.querySelector("[data-does=voice]");
    this.passed = this.box.querySelector(".passed");
    this.done = done;
    this.refused = refused;
    this.box.querySelector(".done").addEventListener("click", () => this.stop(true));
    this.box.querySelector(".drop").addEventListener("click", () => this.stop(false));
  }

  async start() {
    if (this.recording) return;
    try {
      this.sound = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      this.refused();
      return;
    }
    const type = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"].find((t) => MediaRecorder.isTypeSupported(t));
    const parts = [];
    this.recording = new MediaRecorder(this.sound, type ? { mimeType: type } : {});
    this.recording.addEventListener("dataavailable", (event) => parts.push(event.data));
    this.recording.addEventListener("stop", () => {
      const file = new Blob(parts, { type: this.recording.mimeType.split(";")[0] });
      this.leave();
      if (this.keep && file.size) this.done(file);
    });
    this.recording.start();
    this.box.hidden = false;
    this.row.hidden = true;
    this.box.querySelector(".done").focus();
    const since = performance.now();
    this.ticking = setInterval(() => {
      const seconds = Math.floor((performance.now() - since) / 1000);
      this.passed.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      if (seconds >= LONGEST) this.stop(true);
    }, 250);
  }

  stop(keep) {
    this.keep = keep;
    if (this.recording?.state === "recording") this.recording.stop();
  }

  drop() {
    this.stop(false);
  }

  leave() {
    clearInterval(this.ticking);
    for (const track of this.sound.getTracks()) track.stop();
    this.recording = null;
    this.passed.textContent = "0:00";
    this.box.hidden = true;
    this.row.hidden = false;
    this.begin.focus();
  }
}
