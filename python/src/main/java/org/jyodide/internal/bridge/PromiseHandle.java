package org.jyodide.internal.bridge;

import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.CancelSource;
import org.jyodide.internal.bridge.value.Capability;
import org.jyodide.internal.bridge.value.Members;
import org.jyodide.internal.bridge.value.ObjectBase;
import org.jyodide.internal.bridge.value.Undefined;

/** One of the two functions of {@link PromiseHandles}. */
final class PromiseHandle extends ObjectBase<PromiseHandle> implements CancelSource {
  private static final Members<PromiseHandle> MEMBERS =
      Members.of("Function", PromiseHandle.class)
          .method(
              "destroy",
              (self, args) -> {
                self.handles.destroy();
                return Undefined.UNDEFINED;
              });

  private final PromiseHandles handles;
  private final boolean forFulfilment;

  PromiseHandle(PromiseHandles handles, boolean forFulfilment) {
    super(MEMBERS);
    this.handles = handles;
    this.forFulfilment = forFulfilment;
  }

  @Override
  public boolean isCallable() {
    return true;
  }

  @Override
  public @Nullable Object call(@Nullable Object self, @Nullable Object... arguments) {
    Object argument = arguments.length == 0 ? Undefined.UNDEFINED : arguments[0];
    return forFulfilment ? handles.fulfil(argument) : handles.reject(argument);
  }

  @Override
  public void whenCancelled(Runnable action) {
    handles.whenCancelled(action);
  }

  @Override
  public int capabilities() {
    return Capability.CALLABLE;
  }
}
