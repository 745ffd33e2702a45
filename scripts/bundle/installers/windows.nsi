; RL Lab's installer for Windows. windows.mjs compiles it, and writes what is included from ${PARTS}: the names below,
; and the macros placeFiles and removeFiles with every file of the handed-out folder.
;
;   setup.exe /S              installs for whoever starts it, without a question
;   setup.exe /S /allusers    for everybody on the PC, which takes an administrator's rights
;   ... /D=C:\some folder     elsewhere; this comes last, and takes no quotation marks
;
; Exit codes: 0 done, 1 cancelled, 2 failed, 32 the program is open, 740 an administrator's rights are missing.

Unicode true
Target amd64-unicode
!include "${PARTS}"
!if "${COMPRESSION}" == solid
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!else
  SetCompress off
!endif

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\RL Lab"
!define PROGRAM "RL Lab.exe"
!define UNINSTALLER "Uninstall.exe"

Name "RL Lab"
OutFile "${OUTPUT}"
BrandingText "RL Lab ${VERSION}"
RequestExecutionLevel user
ManifestDPIAware true
SetDateSave off
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${FOUR_NUMBERS}"
VIFileVersion "${FOUR_NUMBERS}"
!macro describe LANGUAGE TEXT
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "RL Lab"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${TEXT}"
  VIAddVersionKey /LANG=${LANGUAGE} "CompanyName" "RL Lab"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "MIT"
!macroend

Var AllUsers ; 1 where it is installed for everybody
Var ScopeIsGiven ; 1 where the command says for whom
Var GivenFolder
Var HasBegun ; 1 once files are being copied
Var ForMe
Var ForEverybody

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
Page custom askScope takeScope
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION openProgram
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(RUNS_STAY)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE German
!include windows-words.nsh
!insertmacro describe ${LANG_ENGLISH} "Installs RL Lab"
!insertmacro describe ${LANG_GERMAN} "Installiert RL Lab"

; Sets $0 to 1 where this process may change what belongs to everybody on the PC.
!macro askRights
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 == "Admin"
    StrCpy $0 1
  ${Else}
    StrCpy $0 0
  ${EndIf}
!macroend

!macro endWith CODE
  SetErrorLevel ${CODE}
  Quit
!macroend

; Ends with a message where a file of the program is in use: Windows could neither replace nor delete it.
!macro requireFree FILE
  !define ID ${__LINE__}
  again_${ID}:
  ${If} ${FileExists} "$INSTDIR\${FILE}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${FILE}" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_OPEN)" /SD IDCANCEL IDRETRY again_${ID}
      !insertmacro endWith 32
    ${EndIf}
    FileClose $0
  ${EndIf}
  !undef ID
!macroend

; Where it goes: where it is already, or to the usual place.
Function chooseFolder
  ${If} $AllUsers == 1
    SetShellVarContext all
    StrCpy $INSTDIR "$PROGRAMFILES64\RL Lab"
  ${Else}
    SetShellVarContext current
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\RL Lab"
  ${EndIf}
  ReadRegStr $0 SHCTX "${KEY}" "InstallLocation"
  ${If} $0 != ""
    StrCpy $INSTDIR $0
  ${EndIf}
  ${If} $GivenFolder != ""
    StrCpy $INSTDIR $GivenFolder
  ${EndIf}
FunctionEnd

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    !insertmacro endWith 2
  ${EndIf}
  SetRegView 64
  StrCpy $GivenFolder $INSTDIR
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/allusers" $2
  ${IfNot} ${Errors}
    StrCpy $AllUsers 1
    StrCpy $ScopeIsGiven 1
    !insertmacro askRights
    ${If} $0 == 0
      MessageBox MB_OK|MB_ICONSTOP "$(NO_RIGHTS)" /SD IDOK
      !insertmacro endWith 740
    ${EndIf}
  ${EndIf}
  Call chooseFolder
FunctionEnd

Function askScope
  ${If} $ScopeIsGiven == 1
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "$(SCOPE)" "$(SCOPE_DETAIL)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateFirstRadioButton} 0 8u 100% 12u "$(FOR_ME)"
  Pop $ForMe
  ${NSD_CreateLabel} 12u 22u -12u 20u "$(FOR_ME_DETAIL)"
  Pop $0
  ${NSD_CreateAdditionalRadioButton} 0 50u 100% 12u "$(FOR_EVERYBODY)"
  Pop $ForEverybody
  ${NSD_CreateLabel} 12u 64u -12u 20u "$(FOR_EVERYBODY_DETAIL)"
  Pop $0
  ReadRegStr $0 HKLM "${KEY}" "InstallLocation"
  ReadRegStr $1 HKCU "${KEY}" "InstallLocation"
  ${If} $0 != ""
  ${AndIf} $1 == ""
    ${NSD_Check} $ForEverybody
  ${Else}
    ${NSD_Check} $ForMe
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function takeScope
  ${NSD_GetState} $ForEverybody $AllUsers
  ${If} $AllUsers == 1
    !insertmacro askRights
    ${If} $0 == 0
      ; Windows asks for an administrator, and another process goes on.
      ClearErrors
      ExecShell "runas" "$EXEPATH" "/allusers"
      ${If} ${Errors}
        MessageBox MB_OK|MB_ICONEXCLAMATION "$(RIGHTS_REFUSED)"
        Abort
      ${EndIf}
      Quit
    ${EndIf}
  ${EndIf}
  Call chooseFolder
FunctionEnd

; The file manager opens it, so that it does not get this process's rights.
Function openProgram
  Exec '"$WINDIR\explorer.exe" "$INSTDIR\${PROGRAM}"'
FunctionEnd

Section
  !insertmacro requireFree "${PROGRAM}"
  !insertmacro requireFree "${NODE}"
  ReadRegStr $1 SHCTX "${KEY}" "InstallLocation"
  ${If} $1 != ""
  ${AndIf} ${FileExists} "$1\${UNINSTALLER}"
    ; It knows which files are its own. Started like this it works where it is, and can be waited for.
    ExecWait '"$1\${UNINSTALLER}" /S _?=$1' $0
    ${If} $0 != 0
      MessageBox MB_OK|MB_ICONSTOP "$(OLDER_STAYS)" /SD IDOK
      !insertmacro endWith $0
    ${EndIf}
    Delete "$1\${UNINSTALLER}"
    RMDir "$1"
  ${EndIf}

  StrCpy $HasBegun 1
  SetOverwrite on
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"
  !insertmacro placeFiles
  SetOutPath "$INSTDIR"
  CreateShortCut "$SMPROGRAMS\RL Lab.lnk" "$INSTDIR\${PROGRAM}"
  WriteRegStr SHCTX "${KEY}" "DisplayName" "RL Lab"
  WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr SHCTX "${KEY}" "Publisher" "RL Lab"
  WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1
SectionEnd

; Takes away what this installer places, and nothing else: runs in a folder beside the program, and the
; administrator's file, stay.
!macro removeAll
  !insertmacro removeFiles
  Delete "$INSTDIR\${UNINSTALLER}"
  SetOutPath "$TEMP" ; a folder that a process works in cannot be removed
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\RL Lab.lnk"
  DeleteRegKey SHCTX "${KEY}"
!macroend

Function .onInstFailed
  ${If} $HasBegun == 1
    !insertmacro removeAll
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
  SetShellVarContext current
  ReadRegStr $0 HKLM "${KEY}" "InstallLocation"
  ${If} $0 == $INSTDIR
    SetShellVarContext all
    !insertmacro askRights
    ${If} $0 == 0
      ${IfNot} ${Silent}
        ExecShell "runas" "$INSTDIR\${UNINSTALLER}"
      ${EndIf}
      !insertmacro endWith 740
    ${EndIf}
  ${EndIf}
FunctionEnd

Section Uninstall
  !insertmacro requireFree "${PROGRAM}"
  !insertmacro requireFree "${NODE}"
  !insertmacro removeAll
SectionEnd
