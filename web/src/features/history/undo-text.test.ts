import { describe, expect, it } from "vitest";

import { doneText, undoKey } from "./undo-text";

const press = (key: string, held: Partial<Parameters<typeof undoKey>[0]> = {}) =>
  undoKey({ key, ctrlKey: true, metaKey: false, shiftKey: false, altKey: false, ...held });

describe("doneText", () => {
  it("names the change and its reach", () => {
    expect(doneText("Undid", { label: "Renamed red kite to kite", images: 5007 })).toBe(
      "Undid: Renamed red kite to kite – 5,007 images",
    );
    expect(doneText("Redid", { label: "Set the trigger word", images: 0 })).toBe(
      "Redid: Set the trigger word",
    );
  });

  it("does not say undid twice", () => {
    expect(doneText("Undid", { label: "Undo: Added sky", images: 1 })).toBe(
      "Undid: Added sky – 1 image",
    );
  });
});

describe("undoKey", () => {
  it("knows both ways to redo", () => {
    expect(press("z")).toBe("undo");
    expect(press("y")).toBe("redo");
    expect(press("Z", { shiftKey: true })).toBe("redo");
    expect(press("z", { ctrlKey: false, metaKey: true })).toBe("undo");
  });

  it("ignores other keys", () => {
    expect(press("z", { ctrlKey: false })).toBeNull();
    expect(press("z", { altKey: true })).toBeNull();
    expect(press("x")).toBeNull();
  });
});
