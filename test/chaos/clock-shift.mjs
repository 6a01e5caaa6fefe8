// Preloaded into a worker: its clock is wrong by CHAOS_CLOCK_MS, as that of a machine whose time nobody sets. Whatever
// is in time or too late must be decided by the database's clock (trust.md B8).
const shiftMs = Number(process.env.CHAOS_CLOCK_MS);
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RealDate.now() + shiftMs] : given));
  }

  static now() {
    return RealDate.now() + shiftMs;
  }
};
