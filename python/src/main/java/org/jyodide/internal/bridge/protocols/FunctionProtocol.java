package org.jyodide.internal.bridge.protocols;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jyodide.internal.bridge.java.Calls;
import org.jyodide.internal.bridge.java.FunctionalInterfaces;
import org.jyodide.internal.bridge.java.MethodGroup;
import org.jyodide.internal.extension.Arguments;
import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.PythonErrorException;
import org.jyodide.internal.extension.Slots;

/** An object of a functional interface as a callable. */
final class FunctionProtocol extends Protocol<Object> {
  private final Calls calls;
  private final Map<Class<?>, MethodGroup> groups = new HashMap<>();

  FunctionProtocol(Context context, Calls calls) {
    super(Object.class, "JavaFunction", context);
    this.calls = calls;
  }

  @Override
  public boolean shows(Class<?> candidate) {
    return FunctionalInterfaces.ofObject(candidate).isPresent();
  }

  @Override
  public void define(ExtensionType type) {
    type.slot(Slots.TP_CALL, (self, arguments, keywords) -> call(self, arguments, keywords));
  }

  private int call(int self, int arguments, int keywords) {
    Object function = self(self);
    if (keywords != 0 && api().objects().size(keywords) != 0) {
      throw PythonErrorException.type("a Java function takes no keyword arguments");
    }
    MethodGroup group =
        groups.computeIfAbsent(
            function.getClass(),
            c ->
                MethodGroup.of(
                    FunctionalInterfaces.ofObject(c)
                        .map(Method.class::cast)
                        .orElseThrow(
                            () -> PythonErrorException.type("this Java object is no function"))));
    return calls.call(group, function, Arguments.ofTuple(python(), arguments));
  }
}
