package org.jyodide.internal.bridge.protocols;

import org.jyodide.internal.bridge.protocols.Slices.Slice;
import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.Slots;

/** A {@code CharSequence} that can change, such as {@code StringBuilder}: a sequence of text. */
final class CharSequenceProtocol extends Protocol<CharSequence> {
  private final Slices slices;

  CharSequenceProtocol(Context context) {
    super(CharSequence.class, "JavaText", context);
    slices = new Slices(context.api());
  }

  @Override
  public void define(ExtensionType type) {
    type.statusSlot(Slots.MP_LENGTH, self -> self(self).length())
        .slot(Slots.MP_SUBSCRIPT, (self, key) -> item(self(self), key))
        .statusSlot(Slots.SQ_CONTAINS, (self, part) -> contains(self(self), part) ? 1 : 0)
        .slot(Slots.TP_ITER, this::iterate)
        .slot(Slots.TP_STR, self -> api().strings().toPython(self(self).toString()))
        .slot(Slots.TP_REPR, self -> reprAs(self, api().strings().toPython(self(self).toString())))
        .slot(Slots.TP_RICHCOMPARE, (self, other, operation) -> compare(self, other, operation));
  }

  private int iterate(int self) {
    int text = api().strings().toPython(self(self).toString());
    try {
      return api().objects().iterator(text);
    } finally {
      python().decRef(text);
    }
  }

  private int item(CharSequence text, int key) {
    if (slices.isSlice(key)) {
      Slice slice = slices.slice(key, text.length());
      StringBuilder part = new StringBuilder(slice.count());
      for (int i = 0; i < slice.count(); i++) {
        part.append(text.charAt(slice.position(i)));
      }
      return api().strings().toPython(part.toString());
    }
    int position = slices.index(key, text.length(), "string");
    return api().strings().toPython(String.valueOf(text.charAt(position)));
  }

  private boolean contains(CharSequence text, int part) {
    return text.toString().contains(api().toJava().asString(part));
  }

  private int compare(int self, int other, int operation) {
    int right;
    if (find(other) instanceof CharSequence text) {
      right = api().strings().toPython(text.toString());
    } else if (api().types().kind(other) == org.jyodide.internal.capi.Types.Kind.STR) {
      right = python().incRef(other);
    } else {
      return notImplemented();
    }
    return compareAndRelease(api().strings().toPython(self(self).toString()), right, operation);
  }
}
