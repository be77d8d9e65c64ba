//! One table for an object's struct, its reader, its writer and its owned form.

/// Makes a struct for a JSON object from one table of its members, so that none is forgotten in one of its uses.
///
/// Each line is `field: Type = "member"`; the type's [`FromJson`](crate::wire::json::FromJson),
/// [`ToJson`](crate::wire::json::ToJson) and [`IntoOwned`](crate::wire::json::IntoOwned) do the work. `Option` members may be
/// left out, all others are required. The struct gets a field `extra` with the members that the table does not name, in their
/// order; the writer puts them last. A member that the table names must not be put into `extra` by hand: it would be written
/// twice.
///
/// ```
/// use std::borrow::Cow;
/// use thingwire::wire::json::{FromJson, Json, TextOrNumber, ToJson};
///
/// thingwire::json_object! {
///     /// A request.
///     pub struct Request<'a> {
///         /// Which request this is.
///         pub id: TextOrNumber<'a> = "id",
///         /// What it is to do.
///         pub method: Option<Cow<'a, str>> = "method",
///         /// With which values.
///         pub params: Json<'a> = "params",
///     }
/// }
///
/// let request = Request::from_json(br#"{"params":{"Light":1.10},"id":"7","sys":{"ack":0}}"#)?;
/// assert_eq!(request.id.text(), "7");
/// assert_eq!(request.to_json(), r#"{"id":"7","params":{"Light":1.10},"sys":{"ack":0}}"#);
///
/// let error = Request::from_json(br#"{"id":7}"#).unwrap_err();
/// assert_eq!(error.place().json_pointer(), Some("/params"));
/// # Ok::<(), thingwire::Error>(())
/// ```
#[macro_export]
macro_rules! json_object {
    (
        $(#[$about:meta])*
        $visible:vis struct $name:ident<$life:lifetime> {
            $( $(#[$doc:meta])* $field_visible:vis $field:ident: $type:ty = $member:literal, )*
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, PartialEq, Eq, Debug)]
        $visible struct $name<$life> {
            $( $(#[$doc])* $field_visible $field: $type, )*
            /// Members that are not among the above, in their order.
            pub extra: $crate::wire::json::Members<$life>,
        }

        impl<$life> $crate::wire::json::FromJson<$life> for $name<$life> {
            fn read(
                reader: &mut $crate::wire::json::Reader<$life>,
            ) -> ::core::result::Result<Self, $crate::Error> {
                /// What was read so far; in one place, so that it is one pointer to the closure and to what drops it.
                struct Slots<$life> {
                    $( $field: ::core::option::Option<$type>, )*
                    extra: $crate::wire::json::Members<$life>,
                }
                let mut slots = Slots {
                    $( $field: ::core::option::Option::None, )*
                    extra: ::core::default::Default::default(),
                };
                reader.object(|name, reader| match &*name {
                    $( $member => $crate::wire::json::fill(&mut slots.$field, reader), )*
                    _ => slots.extra.push(name, reader),
                })?;
                // Before anything is moved, so that what is there is dropped in one place.
                $( if slots.$field.is_none() && <$type as $crate::wire::json::FromJson<$life>>::is_required() {
                    return ::core::result::Result::Err(reader.missing($member));
                } )*
                ::core::result::Result::Ok($name {
                    $( $field: match slots.$field {
                        ::core::option::Option::Some(value) => value,
                        ::core::option::Option::None => {
                            match <$type as $crate::wire::json::FromJson<$life>>::absent() {
                                ::core::option::Option::Some(value) => value,
                                ::core::option::Option::None => {
                                    return ::core::result::Result::Err(reader.missing($member));
                                }
                            }
                        }
                    }, )*
                    extra: slots.extra,
                })
            }

            fn takes(kind: $crate::wire::json::JsonKind) -> bool {
                kind == $crate::wire::json::JsonKind::Object
            }
        }

        impl $crate::wire::json::ToJson for $name<'_> {
            fn write<O: $crate::wire::json::TextSink>(
                &self,
                out: &mut $crate::wire::json::JsonWriter<'_, O>,
            ) {
                out.begin_object();
                $( out.member($member, &self.$field); )*
                self.extra.write_members(out);
                out.end_object();
            }
        }

        impl<$life> $crate::wire::json::IntoOwned for $name<$life> {
            type Owned = $name<'static>;

            fn into_owned(self) -> Self::Owned {
                $name {
                    $( $field: $crate::wire::json::IntoOwned::into_owned(self.$field), )*
                    extra: $crate::wire::json::IntoOwned::into_owned(self.extra),
                }
            }
        }
    };
}
