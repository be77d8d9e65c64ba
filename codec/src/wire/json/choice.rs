//! One table for an enum of JSON types.

/// Makes an enum whose variants each hold a value that is written as JSON; which one it is, the reader decides.
///
/// ```
/// use thingwire::wire::json::{Json, Members, ToJson};
///
/// thingwire::json_choice! {
///     /// What a request carries.
///     pub enum Params<'a> {
///         /// Values by their names.
///         Properties(Members<'a>),
///         /// What else there is.
///         Kept(Json<'a>),
///     }
/// }
///
/// assert_eq!(Params::Kept(Json::parse(b"[1.0]")?).to_json(), "[1.0]");
/// # Ok::<(), thingwire::Error>(())
/// ```
#[macro_export]
macro_rules! json_choice {
    (
        $(#[$about:meta])*
        $visible:vis enum $name:ident<$life:lifetime> {
            $( $(#[$doc:meta])* $variant:ident($type:ty), )*
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, PartialEq, Eq, Debug)]
        #[non_exhaustive]
        $visible enum $name<$life> {
            $( $(#[$doc])* $variant($type), )*
        }

        impl $crate::wire::json::ToJson for $name<'_> {
            fn write<O: $crate::wire::json::TextSink>(
                &self,
                out: &mut $crate::wire::json::JsonWriter<'_, O>,
            ) {
                match self {
                    $( $name::$variant(value) => $crate::wire::json::ToJson::write(value, out), )*
                }
            }
        }

        impl<$life> $crate::wire::json::IntoOwned for $name<$life> {
            type Owned = $name<'static>;

            fn into_owned(self) -> Self::Owned {
                match self {
                    $( $name::$variant(value) => {
                        $name::$variant($crate::wire::json::IntoOwned::into_owned(value))
                    } )*
                }
            }
        }
    };
}
