use super::Checkpoint;
use crate::audit::hash::Hash;
use crate::audit::note::{PublicKey, SecretKey, Vouched, vouched};

fn checkpoint() -> Checkpoint {
    Checkpoint { origin: "a.example/b".to_owned(), size: 12, root: Hash([0xa5; 32]) }
}

#[test]
fn a_checkpoint_is_read_back_from_its_text_and_from_the_minutes() {
    let checkpoint = checkpoint();
    let text = checkpoint.to_string();
    assert_eq!(text, "a.example/b\n12\npaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaU=\n");
    assert_eq!(Checkpoint::parse(text.as_bytes()).as_ref(), Some(&checkpoint));
    let windows = text.replace('\n', "\r\n");
    assert_eq!(Checkpoint::parse(windows.as_bytes()).as_ref(), Some(&checkpoint));
    let minutes = format!("a.example/b 12{}", " a5a5".repeat(16));
    assert_eq!(checkpoint.minutes(), minutes);
    assert_eq!(Checkpoint::parse(minutes.as_bytes()).as_ref(), Some(&checkpoint));
}

#[test]
fn what_is_no_checkpoint_is_refused() {
    let good = checkpoint().to_string();
    let bad = [
        good.replace("12", "012"),
        good.replace("12", "-1"),
        good.replace("12", "+1"),
        good.replace("12", "12345678901234567"),
        good.replace("12", ""),
        good.replace('=', ""),
        good.replace("U=", "V="),
        good.replace("a.example", "a example"),
        good.replace("a.example", "a+example"),
        good.replace("a.example/b", ""),
        good.replace("a.example", "đ.example"),
        "a.example/b\n12\n".to_owned(),
        String::new(),
        checkpoint().minutes().replace("a5a5 a5a5", "a5a5a5a5 "),
        checkpoint().minutes().replace("a5a5", "A5A5"),
        checkpoint().minutes() + " a5a5",
    ];
    for text in bad {
        assert_eq!(Checkpoint::parse(text.as_bytes()), None, "{text}");
    }
}

#[test]
fn a_signature_vouches_for_every_byte_of_the_text_and_for_nothing_else() {
    let (key, other) = (SecretKey::generate().unwrap(), SecretKey::generate().unwrap());
    let note = key.sign(&checkpoint());
    let public = key.public("a.example/b");
    assert_eq!(Checkpoint::parse(note.as_bytes()), Some(checkpoint()));
    assert_eq!(vouched(&note, &public), Vouched::Signed);
    assert_eq!(vouched(&note, &other.public("a.example/b")), Vouched::Unsigned);
    assert_eq!(vouched(&note, &key.public("b.example")), Vouched::Unsigned);
    assert_eq!(vouched(&checkpoint().to_string(), &public), Vouched::Unsigned);
    for wrong in [note.replace("12\n", "13\n"), note.replacen("paW", "qaW", 1)] {
        assert_eq!(vouched(&wrong, &public), Vouched::Forged);
    }
}

#[test]
fn keys_are_read_back_from_what_is_written_of_them() {
    let key = SecretKey::generate().unwrap();
    let again = SecretKey::from_pem(&key.to_pem()).unwrap();
    let public = key.public("a.example/b");
    assert_eq!(again.public("a.example/b"), public);
    assert_eq!(PublicKey::parse(&public.to_string()).as_ref(), Some(&public));
    assert_eq!(PublicKey::parse(&public.to_string().replacen("a.", "b.", 1)), None);
    assert_eq!(PublicKey::parse("a+b"), None);
    assert!(SecretKey::from_pem("-----BEGIN PRIVATE KEY-----\nAAAA\n").is_none());
}
